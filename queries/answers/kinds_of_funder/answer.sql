-- On which kinds of funders does the whole live?
-- One row per kind of funder, most money first; null is unknown.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
-- Money granted. kinds_that_count is the effective number of kinds (1 / Herfindahl index over the known kinds), the same in every row: five
-- kinds of which one gives nearly everything count as one. The list of kinds is fixed, so that the number does not depend on how finely an export names
-- its funders. Corrections count with what they correct; where a kind comes out below zero no share can be given.
with
    grants as (
        select funder_kind, sum(granted_eur)::double as granted_eur, sum(granted_promises - zero_promises)::bigint as promises
        from money_totals
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
        group by funder_kind
        having sum(granted_promises - zero_promises) > 0
    )
select
    funder_kind,
    granted_eur,
    case
        when min(granted_eur) over () >= 0 then granted_eur / nullif(sum(granted_eur) over (), 0)
    end as share_of_granted,
    promises,
    case
        when min(granted_eur) over () >= 0
        then
            power(sum(granted_eur) filter (where funder_kind is not null) over (), 2)
            / nullif(sum(granted_eur * granted_eur) filter (where funder_kind is not null) over (), 0)
    end as kinds_that_count
from grants
order by granted_eur desc, funder_kind nulls last
