-- Which funding_lines occur in two files of the same day?
-- One row per line that gave way to the file imported later.
select
    exports_on_day.file,
    funding_lines.source_line as line,
    'funding_id' as column_name,
    funding_lines.funding_id as value,
    'told_twice' as reason,
    'warn' as severity
from exported.funding_lines
inner join
    exports_on_day
    on funding_lines.source_file = exports_on_day.source_file
    and exports_on_day.table_name = 'funding_lines'
where
    exports_on_day.precedence > 1
    and exists (
        select 1
        from exported.funding_lines as later
        inner join
            exports_on_day as later_files
            on later.source_file = later_files.source_file
            and later_files.table_name = 'funding_lines'
        where
            later.funding_id = funding_lines.funding_id
            and later_files.register_key = exports_on_day.register_key
            and later_files.export_date = exports_on_day.export_date
            and later_files.precedence < exports_on_day.precedence
    )
