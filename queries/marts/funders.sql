-- How much did each funder promise, to how many initiatives?
-- One row per funder, year of the money, year of the promise before it, whether the initiative gets most from this funder, and sort of initiative.
-- The promise before it is that of the same funder to the same initiative, in order of year: with it an initiative is
-- counted once, whatever years the reader asks for (is_first_within).
-- is_mostly_theirs: more than half of the money that we know the initiative was ever granted comes from this funder.
with
    promised as (
        select *
        from funding
        where granted_eur > 0
    ),
    granted as (
        select initiative_key, funder_key, sum(granted_eur) as granted_eur
        from promised
        group by initiative_key, funder_key
    ),
    received as (
        select
            initiative_key,
            max_by(funder_key, granted_eur) as largest_key,
            max(granted_eur) > 0.5 * sum(granted_eur) as is_most
        from granted
        group by initiative_key
    ),
    in_order as (
        select
            *,
            row_number() over promises = 1 as is_first,
            lag(money_year) over promises as previous_year
        from promised
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
    received.is_most and in_order.funder_key = received.largest_key as is_mostly_theirs,
    in_order.theme,
    in_order.neighbourhood,
    in_order.initiator_kind,
    in_order.is_declared,
    in_order.schemes,
    in_order.is_initiative,
    sum(in_order.granted_eur) as granted_eur,
    count(*) as promises
from in_order
inner join received on in_order.initiative_key = received.initiative_key
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
