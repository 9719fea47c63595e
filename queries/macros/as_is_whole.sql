-- Can this cell be cast to a whole number as it is?
-- One boolean per call; null for an empty cell.
-- Where every cell of a column can, as_whole is not needed.
(value) as regexp_full_match(value, ' *\d{1,18} *')
