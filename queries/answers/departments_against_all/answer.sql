-- Which departments answer within the term more or less often than chance allows?
-- One row per department, most requests first.
-- $until (text): 'first_answer' or 'decision'; null means decision.
-- $term_days (whole): the term in days, one of the settings; null means the shortest.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests of initiatives that the reader chose, received in these years; only these departments, still beside all departments together.
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
            level = level_of($chosen)
            and until = coalesce($until, 'decision')
            and term_days = coalesce($term_days, (select term_days from shortest_term))
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        group by department, term_days
    ),
    large_departments as (
        select departments.*
        from departments
        cross join minimums
        where requests >= for_share
    ),
    verdicts as materialized (select * from binomial_verdicts(large_departments)),
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
    large_shares as (
        select verdicts.department, verdicts.n, departments.share_all, spread.variance_between
        from verdicts
        inner join departments on verdicts.department = departments.department
        cross join spread
    ),
    limits as (select * from funnel_limits(large_shares))
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
where is_chosen_department($chosen, departments.department)
order by requests desc, departments.department
