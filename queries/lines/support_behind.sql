-- Which lines on help are behind a count?
-- One row per help asked or given.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only for initiatives that the reader chose, asked (or given, where no question is told) in these years.
-- Help for an initiative that no export tells of is there too, as one that counts.
with
    lines as (
        select
            support_given.*,
            help_outcome(asked_date, given_date, ended_date) as helped
        from support_given
        left join initiatives on support_given.initiative_key = initiatives.initiative_key
        where
            fits_definition(
                $chosen, coalesce(is_initiative, true), coalesce(is_declared, true), deciding_schemes
            )
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, support_given.year)
    )
select
    initiatives.initiative_id,
    initiatives.title,
    lines.kind as help_kind,
    lines.asked_date,
    lines.given_date,
    source_files.file,
    lines.source_line as line
from lines
left join initiatives on lines.initiative_key = initiatives.initiative_key
left join source_files on lines.source_file = source_files.source_file
order by lines.source_line, lines.source_file
