-- Which lines hold no data, and why?
-- One row per line with something on it that is no data; blank lines are only counted.
select file, line, column_name, value, reason, expected
from exported.no_data_lines
