-- What can the reader choose from?
-- One row per dimension and value, with how often it occurs.
-- Initiatives are counted for theme, neighbourhood, kind of initiator and year of start, requests for department.
select
    case
        when grouping(theme) = 0
        then 'theme'
        when grouping(neighbourhood) = 0
        then 'neighbourhood'
        when grouping(initiator_kind) = 0
        then 'initiator_kind'
        else 'year'
    end as dimension,
    coalesce(theme, neighbourhood, initiator_kind, year) as value,
    sum(initiatives) as initiatives
from
    (
        select
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            coalesce(cast(started_year as varchar), 'unknown') as year,
            initiatives
        from initiative_counts
        where is_initiative
    ) as counted
group by grouping sets ((theme), (neighbourhood), (initiator_kind), (year))
union all
select 'department' as dimension, department as value, sum(requests) as initiatives
from request_ages
where level = 'all'
group by department
