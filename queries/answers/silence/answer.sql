-- How long ago was the last two-way contact with each active initiative?
-- One row per band of days, shortest first; then never, new and unknown.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- Each initiative counts once, by its last two-way contact: the gaps between contacts would count those who are often spoken to many times.
-- Shares are of the initiatives of which it is known; below the minimum only the counts are told.
with
    counts as (
        select since_contact, sum(initiatives) as initiatives
        from silence_counts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        group by since_contact
    ),
    bands as (
        select
            contact_bands.*,
            coalesce(counts.initiatives, 0)::bigint as initiatives,
            coalesce(sum(initiatives) over (), 0)::bigint as all_initiatives,
            coalesce(sum(initiatives) filter (where is_silent) over (), 0)::bigint as silent_initiatives,
            coalesce(
                sum(initiatives) filter (where is_silent is not null) over (), 0
            )::bigint as known_initiatives
        from contact_bands
        left join counts on contact_bands.since_contact = counts.since_contact
    )
select
    since_contact,
    initiatives,
    case
        when is_silent is not null and known_initiatives >= for_share
        then initiatives / nullif(known_initiatives, 0)
    end as share,
    is_silent,
    silent_initiatives,
    known_initiatives,
    case
        when known_initiatives >= for_share then silent_initiatives / nullif(known_initiatives, 0)
    end as share_silent
from bands
cross join minimums
where
    all_initiatives > 0
    and (initiatives > 0 or (since_contact not in ('new', 'unknown') and known_initiatives > 0))
order by place
