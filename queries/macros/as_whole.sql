-- Which whole number is in this cell?
-- One bigint per call; null when the cell is empty or holds no whole number.
-- A separator before three digits can only stand for thousands here.
(value) as case
    when regexp_full_match(value, ' *\d{1,18} *')
    then try_cast(value as bigint)
    when as_decimal_mark(value) = '?'
    then try_cast(replace(replace(as_bare(value), '.', ''), ',', '') as bigint)
    else try_cast(regexp_extract(as_digits(value, null), '^(-?\d+)(\.0*)?$', 1) as bigint)
end
