-- Which requests have an outcome but no date of it?
-- One row per request.
-- It counts as decided (or withdrawn) and is left out of the waiting times. Only in files that do tell dates of decision: where there are
-- none at all it is the register that lacks them, not the line.
select
    files.file,
    requests.source_line as line,
    'decided_date' as column_name,
    requests.outcome as value,
    'outcome_without_date' as reason,
    'warn' as severity
from exported.requests
inner join exported.files on requests.source_file = files.source_file
inner join exported.column_coverage
    on requests.source_file = column_coverage.source_file
    and column_coverage.table_name = 'requests'
    and column_coverage.column_name = 'decided_date'
    and column_coverage.known > 0
where
    requests.outcome is not null
    and requests.decided_date is null
    and requests.withdrawn_date is null
