-- Which requests carry a date after the day of their own export?
-- One row per date that lies after it.
-- What is dated after the export has not happened yet: a request received then is not there, one decided then is open.
select
    files.file,
    dates.source_line as line,
    dates.column_name,
    cast(dates.told_date as varchar) as value,
    'after_export' as reason,
    'warn' as severity
from
    (
        unpivot (
            select
                source_file,
                source_line,
                export_date,
                received_date,
                first_answer_date,
                decided_date,
                withdrawn_date
            from exported.requests
        )
        on received_date, first_answer_date, decided_date, withdrawn_date
        into name column_name value told_date
    ) as dates
inner join exported.files on dates.source_file = files.source_file
where dates.told_date > dates.export_date
union all
select
    files.file,
    status_changes.source_line as line,
    'from_date' as column_name,
    cast(status_changes.from_date as varchar) as value,
    'after_export' as reason,
    'warn' as severity
from exported.status_changes
inner join exported.files on status_changes.source_file = files.source_file
where status_changes.from_date > status_changes.export_date
