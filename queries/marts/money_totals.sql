-- How much was asked, granted, determined and paid?
-- One row per year of the money, kind of funder, whether it recurs, and sort of initiative.
-- A sum of what is not told is null. Beside each other stand only amounts of the same promises: what was asked of those with an amount
-- granted, what was granted of those that are determined. A grant of 0 is apart (zero): it was refused or is not decided yet, and a register
-- of grants does not say which.
with
    amounts as (
        select
            *,
            tells_amounts('zero', asked_eur, granted_eur, determined_eur, paid_eur) as is_zero,
            tells_amounts('both_granted', asked_eur, granted_eur, determined_eur, paid_eur) as is_both_granted,
            tells_amounts(
                'both_determined', asked_eur, granted_eur, determined_eur, paid_eur
            ) as is_both_determined
        from funding
    )
select
    money_year,
    case when funder_kind <> 'unknown' then funder_kind end as funder_kind,
    is_recurring,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    count(*) as promises,
    count(asked_eur) as asked_promises,
    sum(asked_eur) as asked_eur,
    count(granted_eur) as granted_promises,
    sum(granted_eur) as granted_eur,
    count(determined_eur) as determined_promises,
    sum(determined_eur) as determined_eur,
    count(paid_eur) as paid_promises,
    sum(paid_eur) as paid_eur,
    count(*) filter (where is_zero) as zero_promises,
    sum(asked_eur) filter (where is_zero) as zero_application_eur,
    count(*) filter (where is_both_granted) as both_granted_promises,
    sum(asked_eur) filter (where is_both_granted) as both_application_eur,
    sum(granted_eur) filter (where is_both_granted) as both_granted_eur,
    count(*) filter (where is_both_determined) as both_determined_promises,
    sum(granted_eur) filter (where is_both_determined) as settled_granted_eur,
    sum(determined_eur) filter (where is_both_determined) as settled_determined_eur
from amounts
group by
    money_year,
    case when funder_kind <> 'unknown' then funder_kind end,
    is_recurring,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative
