-- Who pays most?
-- One row per funder, most money first; null is unknown.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
-- $limit (whole): so many funders; null means all.
-- Money granted, less corrections; where a funder comes out below zero no share is given. initiatives_mostly_theirs would lose more than half of all money that we know of, of any year, if this funder left.
with
    grants as (
        select
            funder_key,
            max(funder) as funder,
            max(funder_kind) as funder_kind,
            sum(granted_eur)::double as granted_eur,
            coalesce(
                sum(promises) filter (where is_first_within($chosen, is_first, previous_year)), 0
            )::bigint as initiatives,
            coalesce(
                sum(promises) filter (
                    where is_mostly_theirs and is_first_within($chosen, is_first, previous_year)
                ),
                0
            )::bigint as initiatives_mostly_theirs
        from funders
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
        group by funder_key
    )
select
    funder,
    granted_eur,
    initiatives,
    funder_kind,
    case
        when min(granted_eur) over () >= 0 then granted_eur / nullif(sum(granted_eur) over (), 0)
    end as share_of_granted,
    initiatives_mostly_theirs
from grants
order by granted_eur desc, funder nulls last, funder_kind nulls last, funder_key
limit $limit
