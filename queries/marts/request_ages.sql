-- How many requests are there, and how old is what is open?
-- One row per level, value of that level, department and age band ('closed' for what is not open, 'left_register' for what was when a newer export did not
-- show it any more).
-- Levels as in request_terms. The unknown waits are those that no waiting time can tell of: request_waits holds all the others.
with
    each as not materialized (select * from requests),
    counts as materialized (
        select
            combination_hash,
            age_band,
            count(*) as requests,
            max(days_observed) as longest_days,
            count(*) - count(days_to_decision) as unknown_decision_waits,
            count(*) - count(days_to_first_answer) as unknown_first_answer_waits
        from request_classes(each)
        group by
            combination_hash,
            age_band
    ),
    combinations as not materialized (
        select request_combinations.*, counts.* exclude (combination_hash)
        from counts
        inner join
            request_combinations
            on counts.combination_hash = request_combinations.combination_hash
    )
select
    'rows' as level,
    theme,
    neighbourhood,
    initiator_kind,
    received_year,
    department,
    is_initiative,
    is_declared,
    schemes,
    age_band,
    requests,
    longest_days,
    unknown_decision_waits,
    unknown_first_answer_waits
from combinations
union all
select
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
    age_band,
    sum(requests) as requests,
    max(longest_days) as longest_days,
    sum(unknown_decision_waits) as unknown_decision_waits,
    sum(unknown_first_answer_waits) as unknown_first_answer_waits
from combinations
where is_initiative
group by
    grouping sets (
        (department, age_band),
        (theme, department, age_band),
        (neighbourhood, department, age_band),
        (initiator_kind, department, age_band),
        (received_year, department, age_band)
    )
order by level
