-- Can this cell be cast to an amount of money as it is?
-- One boolean per call; null for an empty cell.
-- Where every cell of a column can, as_eur is not needed.
(value) as regexp_full_match(value, ' *\d{1,15}(\.\d{1,2})? *')
