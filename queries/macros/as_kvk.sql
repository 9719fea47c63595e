-- Which number of the trade register (Kamer van Koophandel) is written here?
-- One text of eight digits per call; null for anything else.
-- Points and blanks between the digits do not count, and a spreadsheet drops zeros in front.
(value) as case
    when regexp_full_match(regexp_replace(value, '\.0$|[\s.-]', '', 'g'), '0*[1-9]\d{5,7}')
    then lpad(ltrim(regexp_replace(value, '\.0$|[\s.-]', '', 'g'), '0'), 8, '0')
end
