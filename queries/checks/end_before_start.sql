-- Which initiatives or promises end before they start?
-- One row per line.
select
    files.file,
    spans.source_line as line,
    spans.column_name,
    cast(spans.end_date as varchar) as value,
    'end_before_start' as reason,
    'fail' as severity
from
    (
        select source_file, source_line, 'ended_date' as column_name, started_date as start_date, ended_date as end_date
        from exported.initiatives
        union all
        select source_file, source_line, 'end_date' as column_name, start_date, end_date
        from exported.funding_lines
        union all
        select source_file, source_line, 'to_date' as column_name, from_date as start_date, to_date as end_date
        from exported.assignments
    ) as spans
inner join exported.files on spans.source_file = files.source_file
where spans.end_date < spans.start_date
