-- Which lines on help are behind a number?
-- One row per help asked or given, in the order of the lines of the exports.
-- $help_kind: only this kind of help ('unknown' where none is told); null means any.
-- $themes: only for initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only help asked (or given, where no question is told) in or after this year.
-- $until_year: only help asked (or given, where no question is told) in or before this year.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- $limit: so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the lines themselves.
-- Help for an initiative that no export tells of is there too, as one that counts.
select
    initiatives.initiative_id,
    initiatives.title,
    support_given.kind as help_kind,
    support_given.asked_date,
    support_given.given_date,
    source_files.file,
    support_given.source_line as line
from support_given
left join initiatives on support_given.initiative_key = initiatives.initiative_key
left join source_files on support_given.source_file = source_files.source_file
where
    ($help_kind is null or coalesce(support_given.kind, 'unknown') = $help_kind)
    and is_counted(
        $definition,
        coalesce(is_initiative, true),
        coalesce(is_declared, true),
        deciding_schemes
    )
    and is_asked($themes, theme)
    and is_asked($neighbourhoods, neighbourhood)
    and is_asked($initiator_kinds, initiator_kind)
    and is_within(
        $from_year,
        $until_year,
        extract(year from coalesce(support_given.asked_date, support_given.given_date))
    )
order by support_given.source_line, support_given.source_file
limit coalesce($limit, 100)
