-- Can this cell be cast to a number as it is?
-- One boolean per call; null for an empty cell.
-- Where every cell of a column can, as_number is not needed. Three digits after the point may also be thousands: not as it is.
(value) as regexp_full_match(value, ' *-?\d{1,15}(\.(\d{1,2}|\d{4,15}))? *')
