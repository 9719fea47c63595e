-- Which part of what is followed ended on each day, and which part was left?
-- One table per call: the rows of the relation, with at_risk, followed, weight, share_left, share_beside and spread.
-- endings: a relation with stratum, days, initiatives (followed until then) and ended (of those, on that day); a stratum has a row for every day that counts.
-- weight is what one ending on that day adds to a share (Aalen and Johansen 1978); spread adds up to Greenwood's variance; share_beside is what effective_n asks.
(endings) as table
with
    at_risk as (
        select
            *,
            sum(initiatives) over (partition by stratum order by days desc)::bigint as at_risk,
            sum(initiatives) over (partition by stratum)::bigint as followed
        from query_table(endings)
    )
select
    *,
    coalesce(
        product(1 - ended::double / nullif(at_risk, 0)) over (
            partition by stratum
            order by days
            rows between unbounded preceding and 1 preceding
        ),
        1
    )
    / nullif(at_risk, 0) as weight,
    product(1 - ended::double / nullif(at_risk, 0)) over up_to_now as share_left,
    product(1 - ended::double / (at_risk + 1)) over up_to_now as share_beside,
    coalesce(ended::double / nullif(at_risk::double * (at_risk - ended), 0), 0) as spread
from at_risk
window up_to_now as (partition by stratum order by days)
