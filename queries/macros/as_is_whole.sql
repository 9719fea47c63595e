-- Which whole number is in this cell, when it can be cast as it is?
-- One bigint per call; null for an empty cell, and for one that needs as_whole.
(value) as case when regexp_full_match(value, ' *\d{1,18} *') then try_cast(value as bigint) end
