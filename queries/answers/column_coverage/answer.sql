-- How full is each column?
-- One row per table and column.
select table_name, column_name, rows::bigint as rows, known::bigint as known, assumed::bigint as assumed, known_until, rejected::bigint as rejected
from columns_on_day
order by table_name, column_name
