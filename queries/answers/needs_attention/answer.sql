-- What needs attention?
-- One row per matter (and department, for what waits there), most urgent first.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and requests to these departments; the years are those of start, of the money, of receipt.
-- The order is that of an agenda: people who wait, money that ends, initiatives that stand on one leg, are out of sight or stuck,
-- and last what the exports do not tell. Where they tell of no accounts and no money at all, that is no matter.
-- Waiting over 26 weeks is told per department that holds at least a quarter of all such requests; the row without department is what waits elsewhere.
with
    waiting as (
        select department, sum(requests)::bigint as n
        from request_ages
        where
            age_band = '26+'
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and level = level_of($chosen)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        group by department
    ),
    notices as (
        select
            case when is_large_part(n, sum(n) over ()) then department end as department,
            'open_over_26_weeks' as matter,
            n,
            null::double as eur
        from waiting
        union all
        select
            null as department,
            'ending_within_6_months' as matter,
            sum(promises) filter (where is_first_within($chosen, is_first, previous_year))::bigint as n,
            sum(ending_eur)::double as eur
        from endings
        where
            period = '6 months'
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
        union all
        select null as department, matter, sum(initiatives)::bigint as n, null as eur
        from matters
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        group by matter
        union all
        select
            null as department,
            'unknown_share' as matter,
            case
                when count(*) filter (where initiatives_unknown > 0 and period_year is not null) > 0
                then sum(initiatives_unknown)
            end::bigint as n,
            sum(unknown_eur)::double as eur
        from income_totals
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, period_year)
            and is_last_within($chosen, next_year)
        union all
        select null as department, 'rejected_lines' as matter, sum(rejected)::bigint, null as eur
        from source_files
    ),
    matter_sums as (
        select
            matter, urgency(matter) as urgency, sum(n)::bigint as n, sum(eur) as eur, department
        from notices
        group by matter, department
    )
select matter, n, eur, department
from matter_sums
where n > 0
order by urgency, department is null, n desc, department
