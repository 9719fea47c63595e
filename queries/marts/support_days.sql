-- How many questions for help became what after how many days?
-- One row per level, value of that level, kind of help, what became of it and number of days.
-- Levels as in request_days, the year is that of the question. Only what counts by the settings.
select
    level_name(
        grouping(theme), grouping(neighbourhood), grouping(initiator_kind), grouping(year)
    ) as level,
    theme,
    neighbourhood,
    initiator_kind,
    year,
    kind,
    became,
    days,
    sum(questions) as questions
from
    (
        select
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            year,
            kind,
            became,
            days,
            questions
        from support_waits
        where is_initiative
    ) as counted
group by
    grouping sets (
        (kind, became, days),
        (theme, kind, became, days),
        (neighbourhood, kind, became, days),
        (initiator_kind, kind, became, days),
        (year, kind, became, days)
    )
order by level, theme, neighbourhood, initiator_kind, year, kind, became, days
