-- Is this a number of three decimals out of a workbook?
-- One boolean per call; null for an empty cell.
-- The reader of workbooks writes 2023.045 as 2023.0450, lest it look like thousands; as an identifier it is 2023.045.
(value) as regexp_full_match(value, '-?\d+\.\d{3}0')
