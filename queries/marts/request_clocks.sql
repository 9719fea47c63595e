-- How many requests kept the service norm, and how many formal applications the legal term?
-- One row per clock, level, value of that level and department.
-- Clock 'service': a first answer within the norm of the kind of request. Clock 'law': a decision on a formal application by its due date.
-- A request counts on the day after its term, which then has passed for all of them (no immature ones); the last day is still in time.
-- Withdrawn before the end of the term is neither in time nor late. Unknown: no date of receipt, an answer on a day that is not told, a register
-- that keeps no first answers, a request that left the register within its term, or a term that a notice of delay made longer by nobody knows how much. Undetermined: it is not told whether the request is a formal application.
-- Levels as in request_days, and 'rows' for every combination of the dimensions that occurs.
with
    each as not materialized (select * from requests),
    counts as materialized (
        select
            combination_hash,
            service_class,
            law_class,
            count(*) as requests
        from request_classes(each)
        group by
            combination_hash,
            service_class,
            law_class
    ),
    combinations as not materialized (
        select request_combinations.*, counts.* exclude (combination_hash)
        from counts
        inner join
            request_combinations
            on counts.combination_hash = request_combinations.combination_hash
    ),
    classes as not materialized (
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
from classes
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
    class,
    sum(requests) as requests
from classes
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
