-- How much of the money comes once, and how much comes back?
-- One row per year of the money and kind: once, recurring or unknown; years in order, the unknown year last.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
-- Money granted; is_recurring null is unknown. Promises with an amount other than 0; corrections count with what they correct.
-- share_of_granted is over all kinds of that year.
with
    yearly as (
        select
            money_year as year,
            is_recurring,
            sum(granted_eur)::double as granted_eur,
            sum(granted_promises - zero_promises)::bigint as promises
        from money_totals
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
        group by money_year, is_recurring
        having sum(granted_promises - zero_promises) > 0
    )
select
    year,
    is_recurring,
    granted_eur,
    promises,
    case
        when sum(promises) over (partition by year) >= for_share and min(granted_eur) over (partition by year) >= 0
        then granted_eur / nullif(sum(granted_eur) over (partition by year), 0)
    end as share_of_granted
from yearly
cross join minimums
order by year nulls last, is_recurring desc nulls last
