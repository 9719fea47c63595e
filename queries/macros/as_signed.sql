-- Which amount is in this cell, with its minus sign in front?
-- One text per call, otherwise as it was.
-- Accountants write (500) or 500-, and programs −500 with the minus sign of mathematics; 15.000,- has no minus sign.
(value) as case
    when regexp_full_match(value, '[^()]*\([^()]*\d[^()]*\)[^()]*')
    then replace(replace(value, '(', '-'), ')', '')
    when regexp_matches(value, '\d\s*[-–−]\s*$')
    then regexp_replace(value, '^(.*\d)\s*[-–−]\s*$', '-\1')
    else regexp_replace(value, '[–−](\s*€?\s*\d)', '-\1')
end
