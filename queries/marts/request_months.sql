-- How many requests of each month were answered within the shortest term?
-- One row per kind of answer (until), level, value of that level, department and month of receipt; unknown where the day is.
-- Levels as in request_terms, but for the year, which the month tells. undated_requests: decided on a day that is not told; not among the requests.
-- immature_requests have not had the whole term yet: of those, answered_in_time counts what was answered so far.
with
    waits as not materialized (
        select
            untils.until,
            coalesce(department, 'unknown') as department,
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            cast(date_trunc('month', received_date) as date) as month,
            is_initiative,
            is_declared,
            schemes,
            days_observed < shortest_term.term_days as is_immature,
            case
                when untils.until = 'decision' then is_decision_untold else is_first_answer_untold
            end as is_undated,
            case
                when untils.until = 'decision'
                then is_decided and days_to_decision <= shortest_term.term_days
                else is_first_answered and days_to_first_answer <= shortest_term.term_days
            end as is_in_time
        from requests
        cross join shortest_term
        cross join (select unnest(['decision', 'first_answer']) as until) as untils
        where
            case
                when untils.until = 'decision'
                then days_to_decision is not null or is_decision_untold
                else days_to_first_answer is not null or is_first_answer_untold
            end
            or received_date is null
    ),
    combinations as materialized (
        select
            until,
            department,
            theme,
            neighbourhood,
            initiator_kind,
            month,
            is_initiative,
            is_declared,
            schemes,
            count(*) filter (where not is_undated or month is null) as requests,
            count(*) filter (where is_in_time and not is_undated) as answered_in_time,
            count(*) filter (where is_undated and month is not null) as undated_requests,
            count(*) filter (where is_immature) as immature_requests
        from waits
        group by
            until,
            department,
            theme,
            neighbourhood,
            initiator_kind,
            month,
            is_initiative,
            is_declared,
            schemes
    )
select 'rows' as level, *
from combinations
union all
select
    level_named(grouping(theme), grouping(neighbourhood), grouping(initiator_kind), 1) as level,
    until,
    department,
    theme,
    neighbourhood,
    initiator_kind,
    month,
    true as is_initiative,
    cast(null as boolean) as is_declared,
    cast(null as varchar) as schemes,
    sum(requests) as requests,
    sum(answered_in_time) as answered_in_time,
    sum(undated_requests) as undated_requests,
    sum(immature_requests) as immature_requests
from combinations
where is_initiative
group by
    grouping sets (
        (until, department, month),
        (until, department, month, theme),
        (until, department, month, neighbourhood),
        (until, department, month, initiator_kind)
    )
order by level, until
