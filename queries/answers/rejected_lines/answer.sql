-- Which lines were not taken over, and why?
-- One row per reason to refuse a line.
-- $limit (whole): so many rows; null means all.
select file, line, column_name, value, reason, expected
from refused_lines
order by file, line, column_name, reason, value
limit $limit
