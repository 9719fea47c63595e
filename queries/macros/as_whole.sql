-- Which whole number is in this cell?
-- One bigint per call; null when the cell is empty or holds no whole number.
-- A separator before three digits can only stand for thousands here. A duration of ISO 8601 is its days: P2W is 14, PT48H is 2; one with
-- months, or that is no whole number of days, is none.
-- The list binds the value once: written out wherever it occurs, one that is worked out itself takes seconds to plan.
(value) as list_transform(
    [value],
    lambda cell: case
        when regexp_full_match(cell, 'P(\d+W)?(\d+D)?(T\d+H)?') and length(cell) > 2
        then
            case
                when coalesce(try_cast(regexp_extract(cell, '(\d+)H', 1) as bigint), 0) % 24 = 0
                then
                    7 * coalesce(try_cast(regexp_extract(cell, '(\d+)W', 1) as bigint), 0)
                    + coalesce(try_cast(regexp_extract(cell, '(\d+)D', 1) as bigint), 0)
                    + coalesce(try_cast(regexp_extract(cell, '(\d+)H', 1) as bigint), 0) // 24
            end
        when as_decimal_mark(cell) = '?'
        then try_cast(replace(as_digits(cell, case when contains(cell, '.') then ',' else '.' end), '.', '') as bigint)
        else try_cast(regexp_extract(as_digits(cell, null), '^(-?\d+)(\.0*)?$', 1) as bigint)
    end
)[1]
