-- Which contacts of the last twelve months are behind a number?
-- One row per contact, in the order of the lines of the exports.
-- $channel (text): only by this channel, whatever its capitals ('unknown' where none is told); null means any.
-- $both_ways (text): 'true', 'false' or 'unknown': whether both sides spoke; null means any.
-- $themes (list): only with initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only with initiatives that started in or after this year.
-- $until_year (whole): only with initiatives that started in or before this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the contacts themselves. Who spoke is not told.
-- A contact with an initiative that no export tells of is there too, as one that counts.
with
    counts as (
        select initiative_key
        from initiatives
        where
            fits_definition($definition, is_initiative, is_declared, deciding_schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, started_year)
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
                    and is_chosen($themes, null)
                    and is_chosen($neighbourhoods, null)
                    and is_chosen($initiator_kinds, null)
                    and is_within($from_year, $until_year, null)
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
