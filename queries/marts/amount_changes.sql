-- Which amounts changed from one export of their register to the next?
-- One row per promise, amount (asked, granted, determined) and pair of exports that follow each other for that promise, where the amount differs.
-- change: first_told where the earlier one has no amount (or nought granted, which is no grant yet), gone where the later one has none, raised or lowered.
with
    amounts as (
        select
            register_key,
            funding_id,
            export_date,
            unnest(['asked', 'granted', 'determined']) as amount,
            unnest([asked_eur, granted_eur, determined_eur]) as eur
        from sightings
    ),
    pairs as (
        select
            *,
            lag(export_date) over earlier as from_date,
            lag(eur) over earlier as earlier_eur
        from amounts
        window earlier as (partition by register_key, funding_id, amount order by export_date)
    )
select
    funding.department,
    funding.money_year,
    funding.theme,
    funding.neighbourhood,
    funding.initiator_kind,
    funding.is_declared,
    funding.schemes,
    funding.is_initiative,
    pairs.amount,
    pairs.from_date,
    pairs.export_date as until_date,
    case
        when eur is null
        then 'gone'
        when earlier_eur is null or (amount = 'granted' and earlier_eur = 0)
        then 'first_told'
        when eur > earlier_eur
        then 'raised'
        else 'lowered'
    end as change,
    earlier_eur,
    eur
from pairs
inner join
    funding
    on pairs.register_key = funding.register_key
    and pairs.funding_id = funding.funding_id
where from_date is not null and eur is distinct from earlier_eur
