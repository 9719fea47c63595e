-- Which initiatives start after the day of the export?
-- One row per initiative.
-- It counts from the day of its start, unless a status tells that it is there already.
select
    files.file,
    initiatives.source_line as line,
    'started_date' as column_name,
    cast(initiatives.started_date as varchar) as value,
    'started_after_export' as reason,
    'warn' as severity
from exported.initiatives
inner join exported.files on initiatives.source_file = files.source_file
where initiatives.started_date > initiatives.export_date
