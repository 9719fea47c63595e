-- How many requests that had a whole term were answered within it?
-- One row per kind of answer (until), term, level, value of that level and department.
-- $terms_answer_days: the terms in days.
-- Levels as in request_days, and 'rows' for every combination of the dimensions that occurs: far fewer than there are requests.
-- Requests withdrawn unanswered stay in: they were not answered. Undated: decided on a day that is not told, or gone from the register before the term was
-- over (see is_lost_within); not among the requests.
with
    classes as not materialized (
        select
            term_days,
            combination_hash,
            term_class(
                term_days, days_observed, days_to_decision, is_decided, is_decision_undated, has_left
            ) as by_decision,
            term_class(
                term_days,
                days_observed,
                days_to_first_answer,
                is_first_answered,
                is_first_answer_undated,
                has_left
            ) as by_answer
        from requests
        cross join (select unnest($terms_answer_days) as term_days) as terms
        where days_observed >= term_days
    ),
    counts as materialized (
        select
            term_days,
            combination_hash,
            count(*) filter (where by_decision in ('in_time', 'late')) as decisions,
            count(*) filter (where by_decision = 'in_time') as decided_in_time,
            count(*) filter (where by_decision = 'undated') as undated_decisions,
            count(*) filter (where by_answer in ('in_time', 'late')) as first_answers,
            count(*) filter (where by_answer = 'in_time') as answered_in_time,
            count(*) filter (where by_answer = 'undated') as undated_answers
        from classes
        group by term_days, combination_hash
    ),
    answers as not materialized (
        select
            'decision' as until,
            term_days,
            combination_hash,
            decisions as requests,
            decided_in_time as answered_in_time,
            undated_decisions as undated_requests
        from counts
        union all
        select
            'first_answer' as until,
            term_days,
            combination_hash,
            first_answers as requests,
            answered_in_time,
            undated_answers as undated_requests
        from counts
    ),
    combinations as not materialized (
        select request_combinations.*, answers.* exclude (combination_hash)
        from answers
        inner join
            request_combinations on answers.combination_hash = request_combinations.combination_hash
        where answers.requests + answers.undated_requests > 0
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
    level_name(
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
