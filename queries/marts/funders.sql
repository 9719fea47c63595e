-- How much did each funder promise, to how many initiatives?
-- One row per funder, year of the money, year of the promise before it, whether the initiative gets most from this funder, and sort of initiative.
-- The promise before it is that of the same funder to the same initiative, in order of year: with it an initiative is
-- counted once, whatever years the reader asks for (is_first_within).
-- A correction (an amount below zero) counts with what it corrects. is_mostly_theirs: this funder gave most of its money (main_funders).
with
    grants as (
        select *
        from funding
        where granted_eur <> 0
    ),
    in_order as (
        select
            *,
            row_number() over promises = 1 as is_first,
            lag(money_year) over promises as previous_year
        from grants
        window
            promises as (
                partition by initiative_key, funder_key
                order by money_year nulls first, source_line, source_file, funding_id
            )
    )
select
    in_order.funder_key,
    max(in_order.funder) as funder,
    max(in_order.funder_kind) as funder_kind,
    in_order.money_year,
    in_order.previous_year,
    in_order.is_first,
    coalesce(in_order.funder_key = main_funders.funder_key, false) as is_mostly_theirs,
    in_order.theme,
    in_order.neighbourhood,
    in_order.initiator_kind,
    in_order.is_declared,
    in_order.schemes,
    in_order.is_initiative,
    sum(in_order.granted_eur) as granted_eur,
    count(*) as promises
from in_order
left join main_funders on in_order.initiative_key = main_funders.initiative_key
group by
    in_order.funder_key,
    in_order.money_year,
    in_order.previous_year,
    in_order.is_first,
    is_mostly_theirs,
    in_order.theme,
    in_order.neighbourhood,
    in_order.initiator_kind,
    in_order.is_declared,
    in_order.schemes,
    in_order.is_initiative
