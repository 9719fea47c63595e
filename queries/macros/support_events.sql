-- When was this help asked for, and when was it given?
-- One table per call: one row per question and per help given.
-- support_lines: a relation with the columns of support_given. Help without any day has a question without one.
(support_lines) as table
select
    'support_asked' as event, asked_date as date, kind as detail, source_file, source_line
from query_table(support_lines)
where asked_date is not null or given_date is null
union all by name
select
    'support_given' as event, given_date as date, kind as detail, source_file, source_line
from query_table(support_lines)
where given_date is not null
