-- Can this cell be taken as the text it says, as it is?
-- One boolean per call; null for an empty cell.
-- Where every cell of a column can, the column is copied without as_text.
(value) as case when value is not null then as_text(value) is not distinct from value end
