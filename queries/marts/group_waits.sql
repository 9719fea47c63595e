-- How many requests of each group waited how many days, up to sixteen weeks?
-- One row per kind of answer (until), level, value of that level, way to group, group (who), department and number of days.
-- Levels as in request_days. Unknown is the text 'unknown'. For several dimensions at once the answer adds up request_waits itself.
-- Who waited 112 days or longer stands at 112, as not answered by then: no more is needed for the days waited within sixteen weeks.
-- Names are added up as their places in a list: that is five times as fast.
with
    name_lists as materialized (
        select
            list(distinct theme order by theme) as themes,
            list(distinct neighbourhood order by neighbourhood) as neighbourhoods,
            list(distinct initiator_kind order by initiator_kind) as initiator_kinds,
            list(distinct department order by department) as departments
        from request_combinations
    ),
    combinations as materialized (
        select
            combination,
            is_first_time,
            received_year,
            list_position(name_lists.themes, theme)::smallint as theme,
            list_position(name_lists.neighbourhoods, neighbourhood)::smallint as neighbourhood,
            list_position(name_lists.initiator_kinds, initiator_kind)::smallint as initiator_kind,
            list_position(name_lists.departments, department)::smallint as department
        from request_combinations
        cross join name_lists
        where is_initiative
    ),
    yearly as materialized (
        select
            until,
            least(days, 112)::smallint as days,
            theme,
            neighbourhood,
            initiator_kind,
            received_year,
            department,
            is_first_time,
            sum(requests)::integer as requests,
            sum(case when days < 112 then answered else 0 end)::integer as answered
        from request_waits
        inner join combinations on request_waits.combination = combinations.combination
        group by
            until,
            least(days, 112),
            theme,
            neighbourhood,
            initiator_kind,
            received_year,
            department,
            is_first_time
    ),
    waits as materialized (
        select
            until,
            days,
            theme,
            neighbourhood,
            initiator_kind,
            department,
            is_first_time,
            initiator_kind as kind_beside,
            neighbourhood as neighbourhood_beside,
            sum(requests)::integer as requests,
            sum(answered)::integer as answered
        from yearly
        group by until, days, theme, neighbourhood, initiator_kind, department, is_first_time
    ),
    sums as (
        select
            until,
            days,
            department,
            level_name(grouping(theme), grouping(neighbourhood), grouping(initiator_kind), 1) as level,
            theme,
            neighbourhood,
            initiator_kind,
            is_first_time,
            kind_beside,
            neighbourhood_beside,
            grouping(is_first_time) as no_first_time,
            sum(requests)::integer as requests,
            sum(answered)::integer as answered
        from waits
        group by
            grouping sets (
                (until, days, department, is_first_time),
                (until, days, department, is_first_time, theme),
                (until, days, department, is_first_time, neighbourhood),
                (until, days, department, is_first_time, initiator_kind),
                (until, days, department, kind_beside),
                (until, days, department, kind_beside, theme),
                (until, days, department, kind_beside, neighbourhood),
                (until, days, department, kind_beside, initiator_kind),
                (until, days, department, neighbourhood_beside),
                (until, days, department, neighbourhood_beside, theme),
                (until, days, department, neighbourhood_beside, neighbourhood),
                (until, days, department, neighbourhood_beside, initiator_kind)
            )
        union all by name
        select
            until,
            days,
            department,
            'year' as level,
            received_year,
            is_first_time,
            initiator_kind as kind_beside,
            neighbourhood as neighbourhood_beside,
            grouping(is_first_time) as no_first_time,
            sum(requests)::integer as requests,
            sum(answered)::integer as answered
        from yearly
        group by
            grouping sets (
                (until, days, department, received_year, is_first_time),
                (until, days, department, received_year, initiator_kind),
                (until, days, department, received_year, neighbourhood)
            )
    )
select
    until,
    level,
    name_lists.themes[theme] as theme,
    name_lists.neighbourhoods[neighbourhood] as neighbourhood,
    name_lists.initiator_kinds[initiator_kind] as initiator_kind,
    received_year,
    case
        when no_first_time = 0
        then 'first_time'
        when kind_beside is not null
        then 'initiator_kind'
        else 'neighbourhood'
    end as grouped_by,
    case
        when no_first_time = 0
        then first_time_code(is_first_time)
        else
            coalesce(name_lists.initiator_kinds[kind_beside], name_lists.neighbourhoods[neighbourhood_beside])
    end as who,
    name_lists.departments[department] as department,
    days,
    requests,
    answered
from sums
cross join name_lists
order by level, grouped_by, until, theme, neighbourhood, initiator_kind, received_year
