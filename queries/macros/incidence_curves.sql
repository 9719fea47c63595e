-- Which part of these requests was decided, and which withdrawn, within so many weeks?
-- One table per call: one row per department, week since receipt and what became of it (decided, withdrawn); all together has no department.
-- waits: a relation with department, days, requests (that waited until then), answered and withdrawn (of those, on that day).
-- Aalen and Johansen 1978; spread is the standard error of the share divided by it (delta method, Marubini and Valsecchi 1995), n what effective_n gives.
(waits) as table
with
    days_waited as (
        select
            department,
            days,
            sum(requests)::double as requests,
            sum(answered)::double as decided,
            sum(withdrawn)::double as withdrawn
        from
            (
                select department, days, requests, answered, withdrawn
                from query_table(waits)
                union all
                select department, unnest(range(0, max(days) + 1, 7))::integer, 0, 0, 0
                from query_table(waits)
                group by department
            ) as with_whole_weeks
        group by grouping sets ((department, days), (days))
    ),
    at_risk as (
        select *, sum(requests) over (partition by department order by days desc) as at_risk
        from days_waited
    ),
    shares as (
        select
            *,
            decided + withdrawn as gone,
            product(1 - gone / at_risk) over (partition by department order by days) as share_waiting,
            product(1 - gone / (at_risk + 1)) over (partition by department order by days) as share_beside,
            max(at_risk) over (partition by department) as followed,
            coalesce(
                product(1 - gone / at_risk) over (
                    partition by department
                    order by days
                    rows between unbounded preceding and 1 preceding
                ),
                1
            ) as share_before
        from at_risk
    ),
    incidences as (
        select
            *,
            sum(share_before * decided / at_risk) over up_to_now as share_decided,
            sum(share_before * withdrawn / at_risk) over up_to_now as share_withdrawn,
            coalesce(gone / nullif(at_risk * (at_risk - gone), 0), 0) as hazard,
            share_before / at_risk ^ 2 as step
        from shares
        window up_to_now as (partition by department order by days)
    ),
    weeks as (
        select
            department,
            (days + 6) // 7 as week,
            max(days) as last_day,
            min(at_risk) as at_risk,
            min(share_waiting) as share_waiting,
            min(share_beside) as share_beside,
            min(followed) as followed,
            sum(hazard) as hazards,
            [sum(decided), sum(withdrawn)] as events,
            [max(share_decided), max(share_withdrawn)] as shares,
            [
                sum(hazard * share_decided + step * decided),
                sum(hazard * share_withdrawn + step * withdrawn)
            ] as pulls,
            [
                sum(
                    hazard * share_decided ^ 2
                    + share_before * step * decided * (at_risk - decided) / at_risk
                    + 2 * step * decided * share_decided
                ),
                sum(
                    hazard * share_withdrawn ^ 2
                    + share_before * step * withdrawn * (at_risk - withdrawn) / at_risk
                    + 2 * step * withdrawn * share_withdrawn
                )
            ] as spreads
        from incidences
        group by department, week
    ),
    causes as (
        select
            department,
            week,
            last_day,
            at_risk,
            share_waiting,
            share_beside,
            followed,
            hazards,
            unnest(['decided', 'withdrawn']) as became,
            unnest(events) as events,
            unnest(shares) as share,
            unnest(pulls) as pulls,
            unnest(spreads) as spreads
        from weeks
    )
select
    *,
    sum(events) over up_to_now as requests,
    sqrt(
        greatest(
            0,
            share ^ 2 * sum(hazards) over up_to_now
            - 2 * share * sum(pulls) over up_to_now
            + sum(spreads) over up_to_now
        )
    )
    / nullif(share, 0) as spread,
    effective_n(
        share_waiting, sqrt(sum(hazards) over up_to_now), at_risk, share_beside
    ) as n
from causes
window up_to_now as (partition by department, became order by week)
