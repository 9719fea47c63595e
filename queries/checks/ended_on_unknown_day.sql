-- Which initiatives have a reason of their end, and no day of it?
-- One row per initiative.
-- It has ended, on an unknown day: it is not active, and cannot be followed.
select
    files.file,
    initiatives.source_line as line,
    'end_reason' as column_name,
    initiatives.end_reason as value,
    'ended_on_unknown_day' as reason,
    'warn' as severity
from exported.initiatives
inner join exported.files on initiatives.source_file = files.source_file
where initiatives.end_reason is not null and initiatives.ended_date is null
