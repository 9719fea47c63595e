-- Which contacts of the last twelve months are behind a number?
-- One row per contact, in the order of the lines of the exports.
-- $channel (text): only by this channel, whatever its capitals ('unknown' where none is told); null means any.
-- $both_ways (text): 'true', 'false' or 'unknown': whether both sides spoke; null means any.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only with initiatives that the reader chose, started in these years.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the contacts themselves. Who spoke is not told.
-- A contact with an initiative that no export tells of is there too, as one that counts.
with
    counts as (
        select initiative_key
        from initiatives
        where
            fits_definition($chosen, is_initiative, is_declared, deciding_schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
    ),
    selection as (
        select *
        from contact_days
        where
            date > observed_until - interval 12 months
            and (
                $channel is null
                or coalesce(lower(nullif(trim(channel), '')), 'unknown') = $channel
            )
            and ($both_ways is null or coalesce(is_two_way::varchar, 'unknown') = $both_ways)
            and (
                initiative_key in (select initiative_key from counts)
                or (
                    initiative_key is null
                    and is_chosen($chosen, null, null, null)
                    and is_within($chosen, null)
                )
            )
        order by source_line, source_file
        limit coalesce($limit, 100)
    )
select
    selection.date,
    initiatives.initiative_id,
    initiatives.title,
    selection.channel,
    selection.is_two_way,
    source_files.file,
    selection.source_line as line
from selection
left join initiatives on selection.initiative_key = initiatives.initiative_key
left join source_files on selection.source_file = source_files.source_file
order by selection.source_line, selection.source_file
