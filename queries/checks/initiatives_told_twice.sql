-- Which initiatives occur in two files of the same day?
-- One row per line that gave way to the file imported later.
select
    exports_on_day.file,
    initiatives.source_line as line,
    'initiative_id' as column_name,
    initiatives.initiative_id as value,
    'told_twice' as reason,
    'warn' as severity
from exported.initiatives
inner join
    exports_on_day
    on initiatives.source_file = exports_on_day.source_file
    and exports_on_day.table_name = 'initiatives'
where
    exports_on_day.precedence > 1
    and exists (
        select 1
        from exported.initiatives as later
        inner join
            exports_on_day as later_files
            on later.source_file = later_files.source_file
            and later_files.table_name = 'initiatives'
        where
            later.initiative_id = initiatives.initiative_id
            and later_files.register_key = exports_on_day.register_key
            and later_files.export_date = exports_on_day.export_date
            and later_files.precedence < exports_on_day.precedence
    )
