-- How much of what is asked is granted, and of what is granted determined?
-- One row per year of the money, in order; null is unknown, last.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
-- Of each amount: the sum and how many promises tell it. The shares are over the promises that tell both amounts, and are not told below the minimum.
-- A grant of 0 was refused or is not decided yet, which a register of grants does not say: share_of_asked leaves those out, share_of_asked_low
-- counts what they asked too.
with
    yearly as (
        select
            money_year as year,
            sum(promises) as promises,
            sum(asked_promises) as asked_promises,
            sum(asked_eur) as asked_eur,
            sum(granted_promises) as granted_promises,
            sum(granted_eur) as granted_eur,
            sum(determined_promises) as determined_promises,
            sum(determined_eur) as determined_eur,
            sum(paid_promises) as paid_promises,
            sum(paid_eur) as paid_eur,
            sum(zero_promises) as zero_promises,
            sum(zero_application_eur) as zero_application_eur,
            sum(both_granted_promises) as both_granted_promises,
            sum(both_application_eur) as both_application_eur,
            sum(both_granted_eur) as both_granted_eur,
            sum(both_determined_promises) as both_determined_promises,
            sum(settled_granted_eur) as settled_granted_eur,
            sum(settled_determined_eur) as settled_determined_eur
        from money_totals
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
        group by money_year
    )
select
    year,
    promises::bigint as promises,
    asked_promises::bigint as asked_promises,
    asked_eur::double as asked_eur,
    granted_promises::bigint as granted_promises,
    granted_eur::double as granted_eur,
    determined_promises::bigint as determined_promises,
    determined_eur::double as determined_eur,
    paid_promises::bigint as paid_promises,
    paid_eur::double as paid_eur,
    zero_promises::bigint as zero_promises,
    both_granted_promises::bigint as both_granted_promises,
    case
        when both_granted_promises >= for_share then both_granted_eur / nullif(both_application_eur, 0)
    end::double as share_of_asked,
    case
        when both_granted_promises >= for_share
        then both_granted_eur / nullif(both_application_eur + coalesce(zero_application_eur, 0), 0)
    end::double as share_of_asked_low,
    both_determined_promises::bigint as both_determined_promises,
    case
        when both_determined_promises >= for_share
        then settled_determined_eur / nullif(settled_granted_eur, 0)
    end::double as share_of_granted_determined
from yearly
cross join minimums
order by year nulls last
