-- How full is each column?
-- One row per table and column.
-- export_days: on how many days the register was exported that fills the table and has most of them.
select
    table_name,
    column_name,
    rows::bigint as rows,
    known::bigint as known,
    assumed::bigint as assumed,
    known_until,
    rejected::bigint as rejected,
    export_days
from columns_on_day
order by table_name, column_name
