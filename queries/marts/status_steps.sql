-- How often did which status follow which, after how many days?
-- One row per level, value of that level, step and number of days, as step_hash; step_names tells which step that is.
-- Levels as in status_days. Only of timed steps the days are told.
select
    level_name(
        grouping(theme), grouping(neighbourhood), grouping(initiator_kind), grouping(started_year)
    ) as level,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    step_hash,
    days,
    count(*) as stays
from
    (
        select
            coalesce(initiative_sorts.theme, 'unknown') as theme,
            coalesce(initiative_sorts.neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiative_sorts.initiator_kind, 'unknown') as initiator_kind,
            initiative_sorts.started_year,
            status_stays.step_hash,
            case when status_stays.is_timed then status_stays.days end as days
        from status_stays
        inner join initiative_sorts on status_stays.sort_hash = initiative_sorts.sort_hash
        where initiative_sorts.is_initiative
    ) as counted
group by
    grouping sets (
        (step_hash, days),
        (theme, step_hash, days),
        (neighbourhood, step_hash, days),
        (initiator_kind, step_hash, days),
        (started_year, step_hash, days)
    )
order by level, theme, neighbourhood, initiator_kind, started_year
