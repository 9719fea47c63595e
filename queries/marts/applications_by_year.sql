-- How often and how much money was asked for each year?
-- One row per level, value of that level and year; the year is null where it is not told.
-- Levels as in request_days, but for the year. Unknown is the text 'unknown'.
-- Money that an initiative earns itself, or gets from members, givers and businesses, is not asked for.
with
    applications as (
        select
            money_year as year,
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            asked_eur
        from funding
        where
            is_initiative
            and is_applied_for(funder_kind)
    )
select
    level_name(grouping(theme), grouping(neighbourhood), grouping(initiator_kind), 1) as level,
    theme,
    neighbourhood,
    initiator_kind,
    year,
    count(*) as promises,
    count(asked_eur) as with_amount,
    sum(asked_eur) as asked_eur,
    percentile_cont(0.5) within group (order by cast(asked_eur as double)) as median_asked_eur
from applications
group by grouping sets ((year), (theme, year), (neighbourhood, year), (initiator_kind, year))
