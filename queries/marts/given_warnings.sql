-- Which lines were taken over but need a look?
-- One row per warning.
select file, line, column_name, value, reason, expected
from exported.warnings
