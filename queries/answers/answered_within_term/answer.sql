-- Which departments answer within the term?
-- One row per term and department, most requests first.
-- $until (text): 'first_answer' or 'decision'; null means decision.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- Only requests received long enough ago to have had the whole term (no immature months). The interval is Wilson's, 95 %.
-- A request withdrawn unanswered stays in the count: it was not answered.
-- What was decided on a day that is not told, or left the register before the term was over (undated_requests), is not in the share, and widens its interval:
-- from all of it too late to all of it in time. Of fewer requests than minimum.for_share there are counts only.
with
    cohorts as (
        select department, term_days, requests, answered_in_time, undated_requests
        from request_terms
        where
            level = level_of($chosen)
            and until = coalesce($until, 'decision')
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
    ),
    departments as (
        select
            department,
            term_days,
            sum(requests)::bigint as requests,
            sum(answered_in_time)::bigint as answered_in_time,
            sum(undated_requests)::bigint as undated_requests,
            (sum(sum(requests)) over (partition by term_days))::bigint as all_requests,
            (sum(sum(answered_in_time)) over (partition by term_days))::bigint
            as all_answered_in_time,
            (sum(sum(undated_requests)) over (partition by term_days))::bigint
            as all_undated_requests
        from cohorts
        group by department, term_days
    )
select
    department,
    term_days,
    requests,
    answered_in_time,
    case when requests >= for_share then answered_in_time / requests end as share,
    case
        when requests >= for_share then wilson_low(answered_in_time, requests + undated_requests)
    end as share_low,
    case
        when requests >= for_share
        then wilson_high(answered_in_time + undated_requests, requests + undated_requests)
    end as share_high,
    undated_requests,
    all_requests,
    all_answered_in_time,
    case when all_requests >= for_share then all_answered_in_time / all_requests end as share_all,
    case
        when all_requests >= for_share
        then wilson_low(all_answered_in_time, all_requests + all_undated_requests)
    end as share_all_low,
    case
        when all_requests >= for_share
        then
            wilson_high(
                all_answered_in_time + all_undated_requests, all_requests + all_undated_requests
            )
    end as share_all_high
from departments
cross join minimums
where requests > 0
order by term_days, requests desc, department
