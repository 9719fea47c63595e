-- Did a spreadsheet ruin this identifier?
-- One boolean per call; null for an empty cell.
-- A long number is shown as 2,43E+13, and saved so; which one it was is in the file no more.
(value) as contains(value, '+') and regexp_full_match(value, '(?i)\s*\d([.,]\d+)?E\+\d{1,3}\s*')
