-- How are initiatives spoken to, and do they answer?
-- One row per channel, most contacts first; null is unknown and comes last.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only contacts with initiatives that the reader chose, started in these years.
-- Contacts of the last twelve months, also with initiatives that have ended since. The share is of all these contacts; below the minimum only the counts are told.
with
    counts as (
        select
            channel,
            sum(contacts)::bigint as contacts,
            coalesce(sum(contacts) filter (where is_two_way), 0)::bigint as two_way,
            coalesce(sum(contacts) filter (where not is_two_way), 0)::bigint as one_way,
            coalesce(sum(contacts) filter (where is_two_way is null), 0)::bigint as way_unknown
        from contact_mixes
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        group by channel
    ),
    totals as (
        select
            *,
            sum(contacts) over ()::bigint as all_contacts,
            sum(two_way) over ()::bigint as all_two_way,
            sum(way_unknown) over ()::bigint as all_way_unknown
        from counts
    )
select
    channel,
    contacts,
    case when all_contacts >= for_share then contacts / all_contacts end as share,
    two_way,
    one_way,
    way_unknown,
    all_contacts,
    all_two_way,
    all_way_unknown,
    case
        when all_contacts - all_way_unknown >= for_share
        then all_two_way / nullif(all_contacts - all_way_unknown, 0)
    end as share_all_two_way
from totals
cross join minimums
order by channel is null, contacts desc, channel
