-- Which sign is the decimal mark in this number?
-- One of ',' '.' or '?' per call; null when there is no separator in it.
-- Both separators: the last one. The same one more than once: the other one. A single one before other than three
-- digits, or after a zero or more than three digits: that one; before a dash, as in 15.000,-: that one.
-- Else it may be either, as in 81,499: '?'.
(value) as case
    when contains(value, ',-')
    then ','
    when contains(value, '.-')
    then '.'
    when contains(value, '.') and contains(value, ',')
    then case when regexp_matches(value, ',[^.]*$') then ',' else '.' end
    when contains(value, '.')
    then
        case
            when regexp_matches(value, '\..*\.')
            then ','
            when regexp_full_match(as_bare(value), '-?[1-9]\d{0,2}\.\d{3}')
            then '?'
            else '.'
        end
    when contains(value, ',')
    then
        case
            when regexp_matches(value, ',.*,')
            then '.'
            when regexp_full_match(as_bare(value), '-?[1-9]\d{0,2},\d{3}')
            then '?'
            else ','
        end
end
