-- Which number is this, written with a point as the decimal mark and nothing else?
-- One text per call; null when the cell holds no number, or when only `mark` could tell and it is null.
-- mark: the decimal mark to assume where the number itself does not show it.
(value, mark) as case
    coalesce(nullif(as_decimal_mark(value), '?'), mark, as_decimal_mark(value), '')
    when ','
    then
        case
            when regexp_full_match(as_bare(value), '-?(\d+|\d{1,3}(\.\d{3})+)?(,\d*)?')
            then replace(replace(as_bare(value), '.', ''), ',', '.')
        end
    when '.'
    then
        case
            when regexp_full_match(as_bare(value), '-?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?')
            then replace(as_bare(value), ',', '')
        end
    when ''
    then case when regexp_full_match(as_bare(value), '-?\d+') then as_bare(value) end
end
