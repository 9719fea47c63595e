-- What happened with these promises, and when?
-- One table per call: one row per event of a promise, its start and its end.
-- promise_lines: a relation with the columns of funding, and payer. A promise without any day has a start without one.
(promise_lines) as table
select
    'promise_start' as event,
    start_date as date,
    end_date as until_date,
    payer as detail,
    granted_eur as amount_eur,
    funding_id as case_id,
    source_file,
    source_line
from query_table(promise_lines)
where start_date is not null or end_date is null
union all by name
select
    'promise_end' as event,
    end_date as date,
    payer as detail,
    granted_eur as amount_eur,
    funding_id as case_id,
    source_file,
    source_line
from query_table(promise_lines)
where end_date is not null
