-- Of which requests does the term end before they were received?
-- One row per request.
-- The last day of the term of such a request counts as unknown.
select
    files.file,
    requests.source_line as line,
    'due_date' as column_name,
    cast(requests.due_date as varchar) as value,
    'due_before_received' as reason,
    'warn' as severity
from exported.requests
inner join exported.files on requests.source_file = files.source_file
where requests.due_date < requests.received_date
