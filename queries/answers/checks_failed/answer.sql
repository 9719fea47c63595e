-- What is wrong or odd in the exports, line by line?
-- One row per line and check, what is certainly wrong first.
-- $limit (whole): so many rows; null means all.
select check_name, file, line, column_name, value, reason, severity
from check_results
order by severity, check_name, file, line, column_name, value
limit $limit
