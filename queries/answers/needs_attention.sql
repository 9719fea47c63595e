-- What needs attention?
-- One row per matter (and department, for what waits there), most urgent first.
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $departments (list): only requests to these departments; null means all.
-- $from_year (whole): only from this year on: the year of start, of the money, of receipt.
-- $until_year (whole): only up to this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- The order is that of an agenda: people who wait, money that ends, initiatives that stand on one leg, are out of sight or stuck,
-- and last what the exports do not tell. Where they tell of no accounts and no money at all, that is no matter.
-- Waiting over 26 weeks is told per department that holds at least a quarter of all such requests; the row without department is what waits elsewhere.
with
    waiting as (
        select department, sum(requests)::bigint as n
        from request_ages
        where
            age_band = '26+'
            and fits_definition($definition, is_initiative, is_declared, schemes)
            and level = level_of(
                $themes, $neighbourhoods, $initiator_kinds, $from_year, $until_year, $definition
            )
            and is_chosen($departments, department)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, received_year)
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
            sum(promises) filter (
                where is_first_within($from_year, $until_year, is_first, previous_year)
            )::bigint as n,
            sum(ending_eur)::double as eur
        from endings
        where
            period = '6 months'
            and fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, money_year)
        union all
        select null as department, matter, sum(initiatives)::bigint as n, null as eur
        from matters
        where
            fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, started_year)
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
            fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, period_year)
            and (next_year is null or next_year > $until_year)
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
