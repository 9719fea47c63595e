-- How many requests kept the service norm, and how many formal applications the legal term?
-- One row per clock, level, value of that level and department.
-- Clock 'service': a first answer within the norm of the kind of request. Clock 'law': a decision on a formal application by its due date.
-- A request counts on the day after its term, which then has passed for all of them (no immature ones); the last day is still in time.
-- Withdrawn before the end of the term is neither in time nor late. Unknown: no date of receipt, an answer on a day that is not told, a register
-- that keeps no first answers, or a term that a notice of delay made longer by nobody knows how much. Undetermined: it is not told whether the request is a formal application.
-- Levels as in request_days, and 'rows' for every combination of the dimensions that occurs.
with
    combinations as materialized (
        select
            coalesce(department, 'unknown') as department,
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            received_year,
            is_initiative,
            is_declared,
            schemes,
            case
                when days_observed <= norm_days_to_first_answer
                then 'running'
                when days_to_first_answer is null
                then 'unknown'
                when days_to_first_answer <= norm_days_to_first_answer and is_first_answered
                then 'in_time'
                when days_to_first_answer <= norm_days_to_first_answer
                then 'withdrawn'
                else 'late'
            end as service_class,
            case
                when not is_formal
                then 'no_application'
                when is_formal is null and days_observed <= norm_days_to_decision
                then 'running'
                when is_formal is null
                then 'undetermined'
                when decision_due_date >= observed_until
                then 'running'
                when decision_due_date is null or days_to_decision is null
                then 'unknown'
                when closed_date <= decision_due_date and is_withdrawn
                then 'withdrawn'
                when closed_date <= decision_due_date
                then 'in_time'
                when is_term_extended
                then 'unknown'
                else 'late'
            end as law_class,
            count(*) as requests
        from requests
        group by
            coalesce(department, 'unknown'),
            coalesce(theme, 'unknown'),
            coalesce(neighbourhood, 'unknown'),
            coalesce(initiator_kind, 'unknown'),
            received_year,
            is_initiative,
            is_declared,
            schemes,
            service_class,
            law_class
    ),
    told as not materialized (
        select
            'service' as clock,
            service_class as class,
            combinations.* exclude (service_class, law_class)
        from combinations
        where service_class <> 'running'
        union all
        select
            'law' as clock,
            law_class as class,
            combinations.* exclude (service_class, law_class)
        from combinations
        where law_class not in ('running', 'no_application')
    )
select
    clock,
    'rows' as level,
    theme,
    neighbourhood,
    initiator_kind,
    received_year,
    department,
    is_initiative,
    is_declared,
    schemes,
    class,
    sum(requests) as requests
from told
group by
    clock,
    theme,
    neighbourhood,
    initiator_kind,
    received_year,
    department,
    is_initiative,
    is_declared,
    schemes,
    class
union all
select
    clock,
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
    class,
    sum(requests) as requests
from told
where is_initiative
group by
    grouping sets (
        (clock, class, department),
        (clock, class, theme, department),
        (clock, class, neighbourhood, department),
        (clock, class, initiator_kind, department),
        (clock, class, received_year, department)
    )
order by level, clock
