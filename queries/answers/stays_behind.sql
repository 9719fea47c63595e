-- Which stays in a status are behind a number?
-- One row per stay, in the order of the lines of the exports; the line is that of the change with which it began.
-- $status (text): only in this status ('unknown' where none is told); null means any.
-- $stay (text): with $status: 'step' asks only for the step to $next_status, 'timed' for such steps of which both days are known, 'undated' for those of which they are not; null means any.
-- $next_status (text): with $stay: the status that came after it ('unknown' where it is not known); null means that it still lasts.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the stays themselves. An initiative that came into a status twice is there twice.
with
    selection as (
        select
            status_stays.*,
            initiatives.initiative_id,
            initiatives.title
        from status_stays
        inner join initiatives on status_stays.initiative_key = initiatives.initiative_key
        where
            fits_definition($chosen, initiatives.is_initiative, is_declared, deciding_schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
            and ($status is null or coalesce(status_stays.status, 'unknown') = $status)
            and (
                $stay is null
                or stay_outcome(next_status, is_last) is not distinct from $next_status
            )
            and ($stay is distinct from 'timed' or is_timed)
            and ($stay is distinct from 'undated' or is_undated_step(is_last, is_timed))
        order by status_stays.source_line, status_stays.source_file, status_stays.from_date
        limit coalesce($limit, 100)
    )
select
    selection.initiative_id,
    selection.title,
    selection.status,
    stay_outcome(selection.next_status, selection.is_last) as next_status,
    selection.from_date,
    selection.days,
    source_files.file,
    selection.source_line as line
from selection
left join source_files on selection.source_file = source_files.source_file
order by selection.source_line, selection.source_file, selection.from_date
