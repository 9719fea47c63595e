-- Does each department differ from all together by more than chance allows?
-- One table per call: one row per department, with the requests (n), the chance of so many or fewer and of so many or more, and the verdict.
-- departments: a relation with department, requests, answered_in_time, undated_requests, and the sums over all of them: all_….
-- The exact binomial tails; 'more' and 'less' below one in a thousand, whatever became of what is undated (late, or in time).
(departments) as table
with
    scenarios as materialized (
        select
            department,
            case
                when scenario = 'in_time' then answered_in_time + undated_requests else answered_in_time
            end as answered,
            case when scenario = 'dated' then requests else requests + undated_requests end as n,
            case
                when scenario = 'dated'
                then all_answered_in_time / all_requests
                when scenario = 'late'
                then
                    (all_answered_in_time + all_undated_requests - undated_requests)
                    / (all_requests + all_undated_requests)
                else
                    (all_answered_in_time + undated_requests) / (all_requests + all_undated_requests)
            end as expected,
            scenario,
            scenario <> 'dated' or all_undated_requests = 0 as is_bound,
            answered < n * expected as is_below
        from query_table(departments)
        cross join (select unnest(['dated', 'late', 'in_time']) as scenario)
        where scenario = 'dated' or all_undated_requests > 0
    ),
    tails as materialized (
        select
            department,
            scenario,
            is_bound,
            n,
            is_below,
            list_sum(chances) as tail,
            1 - list_sum(chances) + chances[1] as rest
        from
            (
                select
                    *,
                    case
                        when outward_share = 0
                        then [1::double]
                        else binomial_chances(outward, n, outward_share)
                    end as chances
                from
                    (
                        select
                            *,
                            case when is_below then n - answered else answered end as outward,
                            case when is_below then 1 - expected else expected end as outward_share
                        from scenarios
                    ) as mirrored
            ) as weighed
    )
select
    department,
    max(n) filter (where scenario = 'dated') as n,
    max(case when is_below then tail else rest end) filter (where scenario = 'dated') as chance_at_most,
    max(case when is_below then rest else tail end) filter (where scenario = 'dated') as chance_at_least,
    case
        when max(case when is_below then rest else tail end) filter (where is_bound) <= 0.001
        then 'more'
        when max(case when is_below then tail else rest end) filter (where is_bound) <= 0.001
        then 'less'
        when min(least(tail, rest)) filter (where is_bound) > 0.001
        then 'chance'
        else 'unknown'
    end as verdict
from tails
group by department
