-- Which funding_lines occur in two files of the same day?
-- One row per line that gave way to the file imported later.
select
    known_files.file,
    funding_lines.source_line as line,
    'funding_id' as column_name,
    funding_lines.funding_id as value,
    'told_twice' as reason,
    'warn' as severity
from exported.funding_lines
inner join
    known_files
    on funding_lines.source_file = known_files.source_file
    and known_files.table_name = 'funding_lines'
where
    known_files.precedence > 1
    and exists (
        select 1
        from exported.funding_lines as later
        inner join
            known_files as later_files
            on later.source_file = later_files.source_file
            and later_files.table_name = 'funding_lines'
        where
            later.funding_id = funding_lines.funding_id
            and later_files.register_key = known_files.register_key
            and later_files.export_date = known_files.export_date
            and later_files.precedence < known_files.precedence
    )
