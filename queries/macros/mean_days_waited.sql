-- How many days did each side wait on average within the first 16 weeks?
-- One table per call: one row per group (who), side (is_own) and department; all together has no department.
-- sides: a relation as own_and_other_waits gives it. The area under the curve of Kaplan and Meier up to day 112, with Greenwood's variance.
(sides) as table
with
    curves as (
        select
            *,
            product(1 - answered::double / at_risk) over (
                partition by who, department, is_own order by days
            ) as share_waiting,
            share_waiting
            * (lead(days, 1, 112) over (partition by who, department, is_own order by days) - days)
            as area
        from
            (
                select
                    who,
                    is_own,
                    department,
                    days,
                    sum(requests)::bigint as requests,
                    sum(answered)::bigint as answered,
                    sum(sum(requests)) over (
                        partition by who, department, is_own order by days desc
                    )::bigint as at_risk
                from query_table(sides)
                group by grouping sets ((who, is_own, department, days), (who, is_own, days))
                having sum(requests) > 0
            ) as at_risk
    )
select
    who,
    is_own,
    department,
    sum(requests)::bigint as n,
    case when max(days) = 112 then min(share_waiting) else 0 end as part_beyond,
    case
        when max(days) = 112 or min(area) filter (where at_risk = answered) = 0
        then min(days) + sum(area)
    end as mean_days,
    sum(
        area_after ^ 2
        * answered
        / nullif(at_risk * (at_risk - answered)::double, 0)
    ) as variance
from
    (
        select
            *,
            sum(area) over (partition by who, department, is_own order by days desc) as area_after
        from curves
    ) as areas
group by who, is_own, department
