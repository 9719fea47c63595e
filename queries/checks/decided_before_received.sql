-- Which requests were answered, decided or withdrawn before they were received?
-- One row per date that is too early.
-- Such a wait is left out of the waiting times; the request still counts.
select
    files.file,
    dates.source_line as line,
    dates.column_name,
    cast(dates.event_date as varchar) as value,
    'before_received' as reason,
    'warn' as severity
from
    (
        unpivot (
            select
                source_file,
                source_line,
                received_date,
                first_answer_date,
                decided_date,
                withdrawn_date
            from exported.requests
        )
        on first_answer_date, decided_date, withdrawn_date
        into name column_name value event_date
    ) as dates
inner join exported.files on dates.source_file = files.source_file
where dates.event_date < dates.received_date
