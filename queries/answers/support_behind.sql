-- Which lines on help are behind a number?
-- One row per help asked or given, in the order of the lines of the exports.
-- $help_kind (text): only this kind of help ('unknown' where none is told); null means any.
-- $helped (list): only what became of it, by help_outcome; null means any.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only for initiatives that the reader chose, asked (or given, where no question is told) in these years.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the lines themselves.
-- Help for an initiative that no export tells of is there too, as one that counts.
with
    sorts as (
        select sort_hash
        from initiative_sorts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
    ),
    selection as (
        select support_given.*
        from support_given
        left join
            initiatives
            on support_given.initiative_key = initiatives.initiative_key
            and $helped is not null
        where
            ($help_kind is null or coalesce(kind, 'unknown') = $help_kind)
            and is_within($chosen, year)
            and is_among($helped, help_outcome(asked_date, given_date, ended_date))
            and (
                support_given.sort_hash in (select sort_hash from sorts)
                or (
                    support_given.sort_hash is null
                    and is_chosen($chosen, null, null, null)
                )
            )
        order by support_given.source_line, support_given.source_file
        limit coalesce($limit, 100)
    )
select
    initiatives.initiative_id,
    initiatives.title,
    selection.kind as help_kind,
    selection.asked_date,
    selection.given_date,
    source_files.file,
    selection.source_line as line
from selection
left join initiatives on selection.initiative_key = initiatives.initiative_key
left join source_files on selection.source_file = source_files.source_file
order by selection.source_line, selection.source_file
