-- Which number is written in this cell, without currency and blanks?
-- One text per call; digits, separators and a minus sign when the cell holds a number.
-- Understands '€ 15.000', 'EUR 3.000,00', '€ 15.000,-' and '15 000'. The first branch is the fast lane.
(value) as case
    when regexp_full_match(value, '-?[\d.,]*\d')
    then value
    else
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    trim(value, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239)),
                    '^(-?)\s*(?:€|EUR|euro)[\s\x{00a0}\x{202f}]*|[\s\x{00a0}\x{202f}]*(?:€|EUR|euro)$',
                    '\1',
                    'gi'
                ),
                '(\d)[\s\x{00a0}\x{202f}](\d{3})',
                '\1\2',
                'g'
            ),
            '(\d)[.,]-{1,2}$',
            '\1'
        )
end
