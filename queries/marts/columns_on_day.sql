-- How full is each column of what is known on the day?
-- One row per table and column.
-- rejected: lines of the files that fill the table which were not taken over, whatever table they would have filled.
-- known_until: the last day of which every register that fills the table can tell.
select
    column_coverage.table_name,
    column_coverage.column_name,
    sum(column_coverage.rows) as rows,
    sum(column_coverage.known) as known,
    min(exports_on_day.observed_until) as known_until,
    sum(files.rejected) as rejected
from exported.column_coverage
inner join
    exports_on_day
    on column_coverage.source_file = exports_on_day.source_file
    and column_coverage.table_name = exports_on_day.table_name
    and exports_on_day.export_rank = 1
inner join exported.files on column_coverage.source_file = files.source_file
group by column_coverage.table_name, column_coverage.column_name
