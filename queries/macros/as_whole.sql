-- Which whole number is in this cell?
-- One bigint per call; null when the cell is empty or holds no whole number.
-- A separator before three digits can only stand for thousands here.
(value) as case
    when as_decimal_mark(value) = '?'
    then try_cast(replace(as_digits(value, case when contains(value, '.') then ',' else '.' end), '.', '') as bigint)
    else try_cast(regexp_extract(as_digits(value, null), '^(-?\d+)(\.0*)?$', 1) as bigint)
end
