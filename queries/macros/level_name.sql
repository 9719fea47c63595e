-- At which level is this sum: over everything, or of one value of one dimension?
-- One text per call, as level_of names it.
-- Each argument is grouping(column) of that dimension: 0 where the sum is of one of its values.
(theme, neighbourhood, initiator_kind, year) as case
    when theme = 0
    then 'theme'
    when neighbourhood = 0
    then 'neighbourhood'
    when initiator_kind = 0
    then 'initiator_kind'
    when year = 0
    then 'year'
    else 'all'
end
