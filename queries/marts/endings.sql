-- How much money ends when?
-- One row per period (each quarter, the coming 6 months, the coming 12 months, in the register no more), year of the money, year of the promise before it, and sort of initiative.
-- quarter is null where the end is unknown. The promise before it is that of the same initiative ending in the same period,
-- in order of year: with it an initiative is counted once, whatever years the reader asks for (is_first_within).
with
    ending as (
        select 'quarter' as period, ending_quarter as quarter, *
        from funding
        where is_to_end
        union all
        select '6 months' as period, null as quarter, *
        from funding
        where is_ending_in_6_months
        union all
        select '12 months' as period, null as quarter, *
        from funding
        where is_ending_in_12_months
        union all
        select 'left_register' as period, null as quarter, *
        from funding
        where is_left_to_end
    ),
    in_order as (
        select
            *,
            row_number() over promises = 1 as is_first,
            lag(money_year) over promises as previous_year
        from ending
        window
            promises as (
                partition by initiative_key, period, quarter
                order by money_year nulls first, source_line, source_file, funding_id
            )
    )
select
    period,
    quarter,
    money_year,
    previous_year,
    is_first,
    is_period_assumed,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    sum(granted_eur) as ending_eur,
    count(*) as promises
from in_order
group by
    period,
    quarter,
    money_year,
    previous_year,
    is_first,
    is_period_assumed,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative
