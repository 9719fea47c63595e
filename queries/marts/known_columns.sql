-- How full is each column of what is known on the day?
-- One row per table and column.
-- known_until: the last day of which every register that fills the table can tell.
select
    column_coverage.table_name,
    column_coverage.column_name,
    sum(column_coverage.rows) as rows,
    sum(column_coverage.known) as known,
    min(known_files.observed_until) as known_until
from exported.column_coverage
inner join
    known_files
    on column_coverage.source_file = known_files.source_file
    and column_coverage.table_name = known_files.table_name
    and known_files.export_rank = 1
group by column_coverage.table_name, column_coverage.column_name
