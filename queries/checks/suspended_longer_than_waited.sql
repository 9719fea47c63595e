-- Which requests were suspended for longer than they waited?
-- One row per request.
-- From receipt to the decision or withdrawal, and otherwise to the day of the export. The term is reckoned with the days of suspension as told.
select
    files.file,
    requests.source_line as line,
    'suspended_days' as column_name,
    cast(requests.suspended_days as varchar) as value,
    'suspended_too_long' as reason,
    'warn' as severity
from exported.requests
inner join exported.files on requests.source_file = files.source_file
where
    requests.suspended_days > 0
    and requests.suspended_days
    > coalesce(least(requests.decided_date, requests.withdrawn_date), requests.export_date)
    - requests.received_date
