-- When did officials come to these initiatives, and when did they leave them?
-- One table per call: one row per beginning and per end of an assignment.
-- assignment_lines: a relation with the columns of assignment_days.
(assignment_lines) as table
select
    'official_from' as event,
    from_date as date,
    to_date as until_date,
    official_number::varchar as detail,
    department,
    source_file,
    source_line
from query_table(assignment_lines)
union all by name
select
    'official_to' as event,
    to_date as date,
    official_number::varchar as detail,
    department,
    source_file,
    source_line
from query_table(assignment_lines)
where to_date is not null
