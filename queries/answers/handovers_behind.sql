-- Which handovers to another official are behind a number?
-- One row per handover, in the order of the lines of the exports.
-- $year: only in this year; null means any.
-- $themes: only of initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only from this year on.
-- $until_year: only up to this year.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- $limit: so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the handovers themselves. The line tells of the official who stopped; who that is is not told.
with
    chosen as (
        select
            handed_over.*,
            initiatives.initiative_id,
            initiatives.title
        from handed_over
        inner join initiatives on handed_over.initiative_key = initiatives.initiative_key
        where
            is_counted($definition, is_initiative, is_declared, deciding_schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, handed_over.year)
            and ($year is null or handed_over.year = $year)
        order by handed_over.source_line, handed_over.source_file
        limit coalesce($limit, 100)
    )
select
    chosen.initiative_id,
    chosen.title,
    chosen.department,
    chosen.from_date,
    chosen.to_date as until_date,
    source_files.file,
    chosen.source_line as line
from chosen
left join source_files on chosen.source_file = source_files.source_file
order by chosen.source_line, chosen.source_file
