-- Which part of these requests still waited after so many days?
-- One table per call: one row per department and day on which something was answered, with the start and the longest wait; all together has no department.
-- waits: a relation with department, days, requests (that waited until then) and answered (of those, on that day).
-- Kaplan and Meier 1958; spread is Greenwood's standard error of share_waiting divided by it, share_beside what effective_n asks.
(waits) as table
with
    days_waited as (
        select
            department,
            days,
            sum(requests)::bigint as requests,
            sum(answered)::bigint as answered
        from
            (
                select department, days, requests, answered
                from query_table(waits)
                where days is not null
                union all
                select distinct department, 0, 0, 0
                from query_table(waits)
                where days is not null
            ) as with_start
        group by grouping sets ((department, days), (days))
    ),
    at_risk as (
        select
            department,
            days,
            answered,
            sum(requests) over (partition by department order by days desc)::bigint as at_risk,
            max(days) over (partition by department) as longest_days
        from days_waited
    )
select
    *,
    max(at_risk) over (partition by department) as requests,
    product(1 - answered::double / at_risk) over up_to_now as share_waiting,
    product(1 - answered::double / (at_risk + 1)) over up_to_now as share_beside,
    sqrt(
        sum(answered::double / nullif(at_risk::double * (at_risk - answered), 0)) over up_to_now
    ) as spread
from at_risk
where answered > 0 or days = 0 or days = longest_days
window up_to_now as (partition by department order by days)
