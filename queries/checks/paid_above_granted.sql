-- Which promises were paid or determined above what was granted?
-- One row per amount that is too high.
-- What was granted below zero is a correction of another line: nothing can be held against it.
select
    files.file,
    amounts.source_line as line,
    amounts.column_name,
    cast(amounts.amount_eur as varchar) as value,
    'above_granted' as reason,
    'warn' as severity
from
    (
        unpivot (
            select source_file, source_line, granted_eur, determined_eur, paid_eur
            from exported.funding_lines
        )
        on determined_eur, paid_eur
        into name column_name value amount_eur
    ) as amounts
inner join exported.files on amounts.source_file = files.source_file
where amounts.amount_eur > amounts.granted_eur and amounts.granted_eur >= 0
