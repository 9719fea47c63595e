-- How many requests that had a whole term were answered within it?
-- One row per kind of answer (until), term, level, value of that level and department.
-- $terms_answer_days: the terms in days.
-- Levels as in request_days, and 'rows' for every combination of the dimensions that occurs: far fewer than there are requests.
-- Requests withdrawn unanswered stay in: they were not answered. Undated: decided on a day that is not told; not among the requests.
with
    waits as not materialized (
        select
            terms.term_days,
            untils.until,
            coalesce(department, 'unknown') as department,
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            received_year,
            is_initiative,
            is_declared,
            schemes,
            case
                when untils.until = 'decision' then days_to_decision else days_to_first_answer
            end as days,
            case
                when untils.until = 'decision'
                then is_decided and days_to_decision <= terms.term_days
                else is_first_answered and days_to_first_answer <= terms.term_days
            end as is_in_time
        from requests
        cross join (select unnest($terms_answer_days) as term_days) as terms
        cross join (select unnest(['decision', 'first_answer']) as until) as untils
        where
            days_observed >= terms.term_days
            and case
                when untils.until = 'decision'
                then days_to_decision is not null or is_decision_untold
                else days_to_first_answer is not null or is_first_answer_untold
            end
    ),
    combinations as materialized (
        select
            until,
            term_days,
            department,
            theme,
            neighbourhood,
            initiator_kind,
            received_year,
            is_initiative,
            is_declared,
            schemes,
            count(days) as requests,
            count(*) filter (where is_in_time) as answered_in_time,
            count(*) - count(days) as undated_requests
        from waits
        group by
            until,
            term_days,
            department,
            theme,
            neighbourhood,
            initiator_kind,
            received_year,
            is_initiative,
            is_declared,
            schemes
    )
select
    until,
    term_days,
    'rows' as level,
    theme,
    neighbourhood,
    initiator_kind,
    received_year,
    department,
    is_initiative,
    is_declared,
    schemes,
    requests,
    answered_in_time,
    undated_requests
from combinations
union all
select
    until,
    term_days,
    level_named(
        grouping(theme), grouping(neighbourhood), grouping(initiator_kind), grouping(received_year)
    ) as level,
    theme,
    neighbourhood,
    initiator_kind,
    received_year,
    department,
    true as is_initiative,
    cast(null as boolean) as is_declared,
    cast(null as varchar) as schemes,
    sum(requests) as requests,
    sum(answered_in_time) as answered_in_time,
    sum(undated_requests) as undated_requests
from combinations
where is_initiative
group by
    grouping sets (
        (until, term_days, department),
        (until, term_days, theme, department),
        (until, term_days, neighbourhood, department),
        (until, term_days, initiator_kind, department),
        (until, term_days, received_year, department)
    )
order by level, until, term_days
