-- How much of the money comes once, and how much comes back?
-- One row per year of the money and kind: once, recurring or unknown; years in order, the unknown year last.
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only money of this year or later.
-- $until_year (whole): only money of this year or earlier.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
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
            fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, money_year)
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
