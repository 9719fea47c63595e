-- How many initiatives that have not ended have been in their status for how many days?
-- One row per level, value of that level, status and number of days.
-- Levels as in request_days, the year is that of the start.
select
    level_name(
        grouping(theme), grouping(neighbourhood), grouping(initiator_kind), grouping(started_year)
    ) as level,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    status,
    days_in_status,
    count(*) as initiatives,
    count(*) filter (where is_stuck) as stuck,
    count(*) filter (where is_since_at_least) as since_unknown
from
    (
        select
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            started_year,
            status,
            days_in_status,
            is_stuck,
            is_since_at_least
        from initiatives
        where is_initiative and is_active is distinct from false
    ) as counted
group by
    grouping sets (
        (status, days_in_status),
        (theme, status, days_in_status),
        (neighbourhood, status, days_in_status),
        (initiator_kind, status, days_in_status),
        (started_year, status, days_in_status)
    )
order by level, theme, neighbourhood, initiator_kind, started_year, status, days_in_status
