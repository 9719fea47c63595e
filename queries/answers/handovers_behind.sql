-- Which handovers to another official are behind a number?
-- One row per handover, in the order of the lines of the exports.
-- $year (whole): only in this year; null means any.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only of initiatives that the reader chose, in these years.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the handovers themselves. The line tells of the official who stopped; who that is is not told.
with
    selection as (
        select
            handed_over.*,
            initiatives.initiative_id,
            initiatives.title
        from handed_over
        inner join initiatives on handed_over.initiative_key = initiatives.initiative_key
        where
            fits_definition($chosen, is_initiative, is_declared, deciding_schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, handed_over.year)
            and ($year is null or handed_over.year = $year)
        order by handed_over.source_line, handed_over.source_file
        limit coalesce($limit, 100)
    )
select
    selection.initiative_id,
    selection.title,
    selection.department,
    selection.from_date,
    selection.to_date as until_date,
    source_files.file,
    selection.source_line as line
from selection
left join source_files on selection.source_file = source_files.source_file
order by selection.source_line, selection.source_file
