-- How many requests waited how many days?
-- One row per kind of answer (until), level, value of that level, department and number of days.
-- Level 'all' has no further dimension, each other level one; the others are null there. Unknown is the text 'unknown'.
-- Ordered by level, so that a filter on one dimension reads little.
select
    until,
    level_name(
        grouping(theme), grouping(neighbourhood), grouping(initiator_kind), grouping(received_year)
    ) as level,
    theme,
    neighbourhood,
    initiator_kind,
    received_year,
    department,
    days,
    sum(requests) as requests,
    sum(answered) as answered,
    sum(withdrawn) as withdrawn
from request_waits
inner join
    request_combinations on request_waits.combination = request_combinations.combination
where is_initiative
group by
    grouping sets (
        (until, department, days),
        (until, theme, department, days),
        (until, neighbourhood, department, days),
        (until, initiator_kind, department, days),
        (until, received_year, department, days)
    )
order by until, level, theme, neighbourhood, initiator_kind, received_year, department, days
