-- In which band falls this effective number of sources of income?
-- One text per call: 'one', 'two', 'three', 'more' or 'unknown'.
-- A band holds its upper end. The number is 1 / Herfindahl: two equal sources are 2, one of 90 and one of 10 per cent are 1.2.
(concentration) as case
    when concentration <= 1.25
    then 'one'
    when concentration <= 2
    then 'two'
    when concentration <= 3
    then 'three'
    when concentration > 3
    then 'more'
    else 'unknown'
end
