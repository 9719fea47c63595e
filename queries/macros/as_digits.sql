-- Which number is this, written with a point as the decimal mark and nothing else?
-- One text per call; null when the cell holds no number, or when only `mark` could tell and it is null.
-- mark: the decimal mark to assume where the number itself does not show it.
-- Understands '€ 15.000', 'EUR 3.000,00', '€ 15.000,-', '15 000' and '-€ 5'; not '2,43E+13' or '(500)'.
-- The list binds the value once: written out wherever it occurs, one that is worked out itself takes seconds to plan.
(value, mark) as list_transform(
    [value],
    lambda cell: case
        coalesce(nullif(as_decimal_mark(cell), '?'), mark, as_decimal_mark(cell), '')
        when ','
        then
            case
                when
                    regexp_full_match(
                        cell,
                        '(?i)\s*-?\s*(€|eur|euro)?[\s\x{a0}\x{202f}]*-?(\d+|\d{1,3}([.\s\x{a0}\x{202f}]\d{3})+)?(,(\d*|--?))?[\s\x{a0}\x{202f}]*(€|eur|euro)?\s*'
                    )
                then replace(replace(as_bare(cell), '.', ''), ',', '.')
            end
        when '.'
        then
            case
                when
                    regexp_full_match(
                        cell,
                        '(?i)\s*-?\s*(€|eur|euro)?[\s\x{a0}\x{202f}]*-?(\d+|\d{1,3}([,\s\x{a0}\x{202f}]\d{3})+)?(\.(\d*|--?))?[\s\x{a0}\x{202f}]*(€|eur|euro)?\s*'
                    )
                then replace(as_bare(cell), ',', '')
            end
        when ''
        then
            case
                when
                    regexp_full_match(
                        cell,
                        '(?i)\s*-?\s*(€|eur|euro)?[\s\x{a0}\x{202f}]*-?(\d+|\d{1,3}([\s\x{a0}\x{202f}]\d{3})+)[\s\x{a0}\x{202f}]*(€|eur|euro)?\s*'
                    )
                then as_bare(cell)
            end
    end
)[1]
