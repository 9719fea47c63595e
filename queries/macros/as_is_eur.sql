-- Which amount of money is in this cell, when it can be cast as it is?
-- One decimal per call, in euros; null for an empty cell, and for one that needs as_eur.
(value) as case when regexp_full_match(value, ' *\d{1,15}(\.\d{1,2})? *') then try_cast(value as decimal(18, 2)) end
