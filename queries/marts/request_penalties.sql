-- How many formal applications are open past their legal term, and how high can the penalties for that be at most?
-- One row per level, value of that level, department and class.
-- Only what is open, and what left the register while it was ('left_register': no penalty, nobody knows whether it was decided). Class 'running': within the term. 'overdue': past it. 'unknown': the last day of the term is not known, or a notice of delay made it later by
-- nobody knows how much. 'undetermined': it is not told whether the request is a formal application.
-- A notice of default can be sent on the day after the term; the penalty runs from two weeks after it was received (Awb 4:17 lid 3): after day 15 past the term.
-- Levels as in request_days, and 'rows' for every combination of the dimensions that occurs.
with
    each as not materialized (select * from requests),
    term_classes as (
        select
            *,
            penalty_class as class,
            cast(observed_until - decision_due_date as integer) as days_over
        from request_classes(each)
        where penalty_class <> 'none'
    ),
    counts as materialized (
        select
            combination_hash,
            class,
            count(*) as requests,
            sum(case when class = 'overdue' then penalty_days.penalty_eur else 0 end) as now_eur,
            sum(case when class = 'overdue' then highest.penalty_eur else 0 end) as most_eur
        from term_classes
        cross join (select max(days) as days, max(penalty_eur) as penalty_eur from penalty_days) as highest
        left join
            penalty_days
            on least(greatest(term_classes.days_over - 15, 0), highest.days) = penalty_days.days
        group by
            combination_hash,
            class
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
    class,
    requests,
    now_eur,
    most_eur
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
    class,
    sum(requests) as requests,
    sum(now_eur) as now_eur,
    sum(most_eur) as most_eur
from combinations
where is_initiative
group by
    grouping sets (
        (department, class),
        (theme, department, class),
        (neighbourhood, department, class),
        (initiator_kind, department, class),
        (received_year, department, class)
    )
order by level
