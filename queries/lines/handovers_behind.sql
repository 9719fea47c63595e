-- Which handovers to another official are behind a count?
-- One row per handover.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only of initiatives that the reader chose, in these years.
-- The line tells of the official who stopped; who that is is not told.
with
    lines as (
        select
            handed_over.*
        from handed_over
        inner join initiatives on handed_over.initiative_key = initiatives.initiative_key
        where
            fits_definition($chosen, is_initiative, is_declared, deciding_schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, handed_over.year)
    )
select
    initiatives.initiative_id,
    initiatives.title,
    lines.department,
    lines.from_date,
    lines.to_date as until_date,
    source_files.file,
    lines.source_line as line
from lines
left join initiatives on lines.initiative_key = initiatives.initiative_key
left join source_files on lines.source_file = source_files.source_file
order by lines.source_line, lines.source_file
