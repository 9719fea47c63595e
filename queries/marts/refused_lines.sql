-- Which lines were not taken over, and why?
-- One row per reason to refuse a line.
select file, line, column_name, value, reason, expected
from exported.rejected_lines
