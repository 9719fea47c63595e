-- Which number of a legal person (RSIN) is written here?
-- One text of nine digits per call that pass the test of eleven (9a + 8b + … + 2h - i is a multiple of 11); null for anything else.
-- Points and blanks between the digits do not count, and a spreadsheet drops zeros in front.
(value) as list_filter(
    [lpad(ltrim(regexp_replace(value, '\.0$|[\s.-]', '', 'g'), '0'), 9, '0')],
    lambda digits: regexp_full_match(digits, '\d*[1-9]\d*')
    and length(digits) = 9
    and list_sum(
        [try_cast(digits[place] as integer) * case place when 9 then -1 else 10 - place end for place in range(1, 10)]
    )
    % 11
    = 0
)[1]
