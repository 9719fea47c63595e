-- Which lines hold no data, and why?
-- One row per line with something on it that is no data; blank lines are only counted.
-- $limit (whole): so many rows; null means all.
select file, line, column_name, value, reason, expected
from lines_without_data
order by file, line, column_name, reason, value
limit $limit
