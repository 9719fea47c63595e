-- Which departments answer within the term more or less often than chance allows?
-- One row per department, most requests first.
-- $until (text): 'first_answer' or 'decision'; null means decision.
-- $term_days (whole): the term in days, one of the settings; null means the shortest.
-- $departments (list): only these, still beside all departments together; null means all.
-- $themes (list): only requests of initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only requests received in or after this year.
-- $until_year (whole): only requests received in or before this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Only requests received long enough ago to have had the whole term. The verdict is 'more' or 'less' where this or a stronger difference has a chance
-- of at most one in a thousand by the exact binomial tail (normal limits cry wolf in small departments; those that are drawn are mended for that), otherwise 'chance';
-- 'too_few' below minimum.for_share. What was decided on a day that is not told may have been in time or too late: where that decides, the verdict is 'unknown'.
-- overdispersion and variance_between say how much departments differ beyond chance (Spiegelhalter 2005, winsorised 10 %); the variance is not worked out below ten departments.
with
    departments as materialized (
        select
            department,
            term_days,
            sum(requests)::bigint as requests,
            sum(answered_in_time)::bigint as answered_in_time,
            sum(undated_requests)::bigint as undated_requests,
            sum(sum(requests)) over ()::bigint as all_requests,
            sum(sum(answered_in_time)) over ()::bigint as all_answered_in_time,
            sum(sum(undated_requests)) over ()::bigint as all_undated_requests,
            sum(sum(answered_in_time)) over () / nullif(sum(sum(requests)) over (), 0) as share_all
        from request_terms
        where
            level = level_of(
                $themes, $neighbourhoods, $initiator_kinds, $from_year, $until_year, $definition
            )
            and until = coalesce($until, 'decision')
            and term_days = coalesce($term_days, (select term_days from shortest_term))
            and fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, received_year)
        group by department, term_days
    ),
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
        from departments
        cross join minimums
        cross join (select unnest(['dated', 'late', 'in_time']) as scenario)
        where
            requests >= minimums.for_share and (scenario = 'dated' or all_undated_requests > 0)
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
    ),
    verdicts as materialized (
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
    ),
    winsorised as (
        select
            verdicts.*,
            requests,
            2 * sqrt(requests) * (
                asin(sqrt(answered_in_time / requests)) - asin(sqrt(all_answered_in_time / all_requests))
            ) as deviations,
            greatest(
                quantile_cont(deviations, 0.1) over (),
                least(quantile_cont(deviations, 0.9) over (), deviations)
            ) as kept_deviations
        from verdicts
        inner join departments on verdicts.department = departments.department
        where verdicts.department <> 'unknown'
    ),
    spread as (
        select
            count(*) as departments_compared,
            count(*) filter (where verdict in ('more', 'less')) as departments_outside,
            avg(kept_deviations ^ 2) as overdispersion,
            case
                when count(*) >= 10
                then
                    greatest(
                        0,
                        (sum(kept_deviations ^ 2) - (count(*) - 1))
                        / (sum(4 * requests) - sum((4 * requests) ^ 2) / sum(4 * requests))
                    )
            end as variance_between
        from winsorised
    ),
    limits as (
        select
            department,
            max(by_chance) filter (where side = 'low' and not is_wide) as share_95_low,
            max(by_chance) filter (where side = 'high' and not is_wide) as share_95_high,
            max(by_chance) filter (where side = 'low' and is_wide) as share_998_low,
            max(by_chance) filter (where side = 'high' and is_wide) as share_998_high,
            max(with_spread) filter (where side = 'low' and is_wide) as share_spread_low,
            max(with_spread) filter (where side = 'high' and is_wide) as share_spread_high
        from
            (
                select
                    verdicts.department,
                    drawn.side,
                    drawn.is_wide,
                    limit_by_chance(departments.share_all, verdicts.n, drawn.deviations) as by_chance,
                    spread_limit(
                        departments.share_all, verdicts.n, spread.variance_between, drawn.deviations
                    ) as with_spread
                from verdicts
                inner join departments on verdicts.department = departments.department
                cross join spread
                cross join
                    (
                        values
                            ('low', false, -1.959963984540054e0),
                            ('high', false, 1.959963984540054e0),
                            ('low', true, -3.090232306167813e0),
                            ('high', true, 3.090232306167813e0)
                    ) as drawn (side, is_wide, deviations)
            ) as placed
        group by department
    )
select
    departments.department,
    term_days,
    requests,
    answered_in_time,
    answered_in_time / n as share,
    undated_requests,
    all_requests,
    all_answered_in_time,
    case when all_requests >= for_share then share_all end as share_all,
    coalesce(verdict, 'too_few') as verdict,
    requests < minimums.for_difference as is_small,
    share_95_low,
    share_95_high,
    share_998_low,
    share_998_high,
    share_spread_low,
    share_spread_high,
    chance_at_most,
    chance_at_least,
    departments_compared,
    departments_outside,
    overdispersion,
    variance_between
from departments
cross join minimums
cross join spread
left join verdicts on departments.department = verdicts.department
left join limits on departments.department = limits.department
where is_chosen($departments, departments.department)
order by requests desc, departments.department
