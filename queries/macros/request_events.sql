-- What happened with these requests, and when?
-- One table per call: one row per event of a request: received, first answered, decided or withdrawn, gone from the register.
-- request_lines: a relation with the columns of requests, and answer_date. A decision on the day of the first answer is one event.
(request_lines) as table
select
    'request_received' as event,
    received_date as date,
    coalesce(closed_date, last_seen_date) as until_date,
    kind as detail,
    department,
    request_id as case_id,
    source_file,
    source_line
from query_table(request_lines)
union all by name
select
    'request_answered' as event,
    answer_date as date,
    kind as detail,
    department,
    request_id as case_id,
    source_file,
    source_line
from query_table(request_lines)
where answer_date is not null and (not is_decided or answer_date < closed_date)
union all by name
select
    case
        when is_withdrawn
        then 'request_withdrawn'
        when is_approved
        then 'request_granted'
        when not is_approved
        then 'request_rejected'
        else 'request_decided'
    end as event,
    closed_date as date,
    kind as detail,
    department,
    request_id as case_id,
    source_file,
    source_line
from query_table(request_lines)
where is_decided or is_withdrawn
union all by name
select
    'request_left' as event,
    last_seen_date as date,
    kind as detail,
    department,
    request_id as case_id,
    source_file,
    source_line
from query_table(request_lines)
where has_left
