-- Which requests have an outcome but no date of it?
-- One row per request.
-- It counts as decided (or withdrawn) and is left out of the waiting times.
select
    files.file,
    requests.source_line as line,
    'decided_date' as column_name,
    requests.outcome as value,
    'outcome_without_date' as reason,
    'warn' as severity
from exported.requests
inner join exported.files on requests.source_file = files.source_file
where
    requests.outcome is not null
    and requests.decided_date is null
    and requests.withdrawn_date is null
