-- Which stays in a status are behind a count?
-- One row per stay; the line is that of the change with which it began.
-- $next_status (text): is_step is about the step to this status ('unknown' where it is not known); null means that it still lasts.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- An initiative that came into a status twice is there twice.
with
    lines as (
        select
            status_stays.* replace (stay_outcome(next_status, is_last) as next_status),
            stay_outcome(next_status, is_last) is not distinct from $next_status as is_step,
            is_undated_step(is_last, is_timed) as is_undated
        from status_stays
        inner join initiatives on status_stays.initiative_key = initiatives.initiative_key
        where
            fits_definition($chosen, initiatives.is_initiative, is_declared, deciding_schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
    )
select
    initiatives.initiative_id,
    initiatives.title,
    lines.status,
    lines.next_status,
    lines.from_date,
    lines.days,
    source_files.file,
    lines.source_line as line
from lines
left join initiatives on lines.initiative_key = initiatives.initiative_key
left join source_files on lines.source_file = source_files.source_file
order by lines.source_line, lines.source_file, lines.from_date
