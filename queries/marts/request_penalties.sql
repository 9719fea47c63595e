-- How many formal applications are open past their legal term, and how high can the penalties for that be at most?
-- One row per level, value of that level, department and class.
-- Only what is open. Class 'running': within the term. 'overdue': past it. 'unknown': the last day of the term is not known, or a notice of delay made it later by
-- nobody knows how much. 'undetermined': it is not told whether the request is a formal application.
-- A notice of default can be sent on the day after the term; the penalty runs from two weeks after it was received (Awb 4:17 lid 3): after day 15 past the term.
-- Levels as in request_days, and 'rows' for every combination of the dimensions that occurs.
with
    judged as (
        select
            *,
            case
                when is_formal is null
                then 'undetermined'
                when decision_due_date >= observed_until
                then 'running'
                when decision_due_date is null or is_term_extended
                then 'unknown'
                else 'overdue'
            end as class,
            cast(observed_until - decision_due_date as integer) as days_over
        from requests
        where is_open and coalesce(is_formal, true)
    ),
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
            class,
            count(*) as requests,
            sum(case when class = 'overdue' then penalty_days.penalty_eur else 0 end) as now_eur,
            sum(case when class = 'overdue' then highest.penalty_eur else 0 end) as most_eur
        from judged
        cross join (select max(days) as days, max(penalty_eur) as penalty_eur from penalty_days) as highest
        left join
            penalty_days
            on least(greatest(judged.days_over - 15, 0), highest.days) = penalty_days.days
        group by
            coalesce(department, 'unknown'),
            coalesce(theme, 'unknown'),
            coalesce(neighbourhood, 'unknown'),
            coalesce(initiator_kind, 'unknown'),
            received_year,
            is_initiative,
            is_declared,
            schemes,
            class
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
