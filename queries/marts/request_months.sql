-- How many requests of each month were answered within the shortest term?
-- One row per kind of answer (until), level, value of that level, department and month of receipt; unknown where the day is.
-- Levels as in request_terms, but for the year, which the month tells. undated_requests: decided on a day that is not told, or gone from the
-- register before the term was over (see is_lost_within); not among the requests.
-- immature_requests have not had the whole term yet: of those, answered_in_time counts what was answered so far.
with
    watch as not materialized (
        select
            requests.* replace (
                is_decision_undated
                or coalesce(
                    is_lost_within(
                        has_left, is_decided, days_to_decision, shortest_term.term_days
                    ),
                    false
                ) as is_decision_undated,
                is_first_answer_undated
                or coalesce(
                    is_lost_within(
                        has_left, is_first_answered, days_to_first_answer, shortest_term.term_days
                    ),
                    false
                ) as is_first_answer_undated
            ),
            shortest_term.term_days
        from requests
        cross join shortest_term
    ),
    counts as materialized (
        select
            combination_hash,
            cast(date_trunc('month', received_date) as date) as month,
            count(*) filter (
                where
                    is_charted(
                        'requests', received_date, days_to_decision, is_decided, is_decision_undated, term_days
                    )
            ) as decision_requests,
            count(*) filter (
                where
                    is_charted(
                        'answered_in_time',
                        received_date,
                        days_to_decision,
                        is_decided,
                        is_decision_undated,
                        term_days
                    )
            ) as decision_in_time,
            count(*) filter (
                where
                    is_charted(
                        'undated_requests',
                        received_date,
                        days_to_decision,
                        is_decided,
                        is_decision_undated,
                        term_days
                    )
            ) as decision_undated,
            count(*) filter (
                where
                    days_observed < term_days
                    and (days_to_decision is not null or is_decision_undated)
            ) as decision_immature,
            count(*) filter (
                where
                    is_charted(
                        'requests', received_date, days_to_first_answer, is_first_answered, is_first_answer_undated, term_days
                    )
            ) as answer_requests,
            count(*) filter (
                where
                    is_charted(
                        'answered_in_time',
                        received_date,
                        days_to_first_answer,
                        is_first_answered,
                        is_first_answer_undated,
                        term_days
                    )
            ) as answer_in_time,
            count(*) filter (
                where
                    is_charted(
                        'undated_requests',
                        received_date,
                        days_to_first_answer,
                        is_first_answered,
                        is_first_answer_undated,
                        term_days
                    )
            ) as answer_undated,
            count(*) filter (
                where
                    days_observed < term_days
                    and (days_to_first_answer is not null or is_first_answer_undated)
            ) as answer_immature
        from watch
        group by combination_hash, month
    ),
    answers as not materialized (
        select
            'decision' as until,
            combination_hash,
            month,
            decision_requests as requests,
            decision_in_time as answered_in_time,
            decision_undated as undated_requests,
            decision_immature as immature_requests
        from counts
        union all
        select
            'first_answer' as until,
            combination_hash,
            month,
            answer_requests as requests,
            answer_in_time as answered_in_time,
            answer_undated as undated_requests,
            answer_immature as immature_requests
        from counts
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
            sum(requests) as requests,
            sum(answered_in_time) as answered_in_time,
            sum(undated_requests) as undated_requests,
            sum(immature_requests) as immature_requests
        from answers
        inner join
            request_combinations on answers.combination_hash = request_combinations.combination_hash
        where answers.requests + answers.undated_requests > 0
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
    level_name(grouping(theme), grouping(neighbourhood), grouping(initiator_kind), 1) as level,
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
