-- Which handovers to another official are behind a number?
-- One row per handover, in the order of the lines of the exports.
-- $year (whole): only in this year; null means any.
-- $themes (list): only of initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only from this year on.
-- $until_year (whole): only up to this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
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
            fits_definition($definition, is_initiative, is_declared, deciding_schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, handed_over.year)
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
