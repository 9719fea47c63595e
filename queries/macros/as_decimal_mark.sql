-- Which sign is the decimal mark in this number?
-- One of ',' '.' or '?' per call; null when there is no separator in it.
-- Both separators: the last one. The same one more than once: the other one. A single one before other than three
-- digits, or after a zero or more than three digits: that one. Else it may be either, as in 81,499: '?'.
-- The first two branches are the fast lane for amounts in euros and cents.
(value) as case
    when regexp_full_match(value, '-?\d*\.\d{1,2}')
    then '.'
    when regexp_full_match(value, '-?[\d.]*,\d{1,2}')
    then ','
    when not contains(value, '.') and not contains(value, ',')
    then null
    when regexp_matches(as_bare(value), '\..*,')
    then ','
    when regexp_matches(as_bare(value), ',.*\.')
    then '.'
    when regexp_matches(as_bare(value), '\..*\.')
    then ','
    when regexp_matches(as_bare(value), ',.*,')
    then '.'
    when regexp_full_match(as_bare(value), '-?[1-9]\d{0,2}[.,]\d{3}')
    then '?'
    when contains(as_bare(value), ',')
    then ','
    when contains(as_bare(value), '.')
    then '.'
end
