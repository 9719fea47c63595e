-- How long ago was the last two-way contact with each active initiative?
-- One row per band of days, shortest first; then never, new and unknown.
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only initiatives that started in or after this year.
-- $until_year (whole): only initiatives that started in or before this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Each initiative counts once, by its last two-way contact: the gaps between contacts would count those who are often spoken to many times.
-- Shares are of the initiatives of which it is known; below the minimum only the counts are told.
with
    counts as (
        select since_contact, sum(initiatives) as initiatives
        from silence_counts
        where
            fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, started_year)
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
