-- Which requests were granted or rejected, and withdrawn too?
-- One row per request.
-- What came first counts; on the same day the decision.
select
    files.file,
    requests.source_line as line,
    'withdrawn_date' as column_name,
    cast(requests.withdrawn_date as varchar) as value,
    'decided_and_withdrawn' as reason,
    'warn' as severity
from exported.requests
inner join exported.files on requests.source_file = files.source_file
where
    requests.withdrawn_date is not null and requests.outcome in ('granted', 'partly', 'rejected')
