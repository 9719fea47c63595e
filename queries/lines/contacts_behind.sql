-- Which contacts of the last twelve months are behind a count?
-- One row per contact.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only with initiatives that the reader chose, started in these years.
-- Who spoke is not told. A contact with an initiative that no export tells of is there too, as one that counts.
with
    lines as (
        select
            contact_days.*,
            lower(nullif(trim(contact_days.channel), '')) as channel_key
        from contact_days
        left join initiatives on contact_days.initiative_key = initiatives.initiative_key
        where
            contact_days.date > contact_days.observed_until - interval 12 months
            and fits_definition(
                $chosen, coalesce(is_initiative, true), coalesce(is_declared, true), deciding_schemes
            )
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
    )
select
    lines.date,
    initiatives.initiative_id,
    initiatives.title,
    lines.channel,
    lines.is_two_way,
    source_files.file,
    lines.source_line as line
from lines
left join initiatives on lines.initiative_key = initiatives.initiative_key
left join source_files on lines.source_file = source_files.source_file
order by lines.source_line, lines.source_file
