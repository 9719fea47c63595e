-- Which initiatives end after the day of the export?
-- One row per initiative.
-- It has not ended yet: until that day it is active.
select
    files.file,
    initiatives.source_line as line,
    'ended_date' as column_name,
    cast(initiatives.ended_date as varchar) as value,
    'ended_after_export' as reason,
    'warn' as severity
from exported.initiatives
inner join exported.files on initiatives.source_file = files.source_file
where initiatives.ended_date > initiatives.export_date
