-- Which lines were taken over but need a look?
-- One row per warning.
-- $limit (whole): so many rows; null means all.
select file, line, column_name, value, reason, expected
from given_warnings
order by file, line, column_name, reason, value
limit $limit
