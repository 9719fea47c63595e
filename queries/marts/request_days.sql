-- How many requests waited how many days?
-- One row per kind of answer (until), level, value of that level, department and number of days.
-- Level 'all' has no further dimension, each other level one; the others are null there. Unknown is the text 'unknown'.
-- Ordered by level, so that a filter on one dimension reads little.
with
    waits as (
        select
            'decision' as until,
            coalesce(department, 'unknown') as department,
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            received_year,
            days_to_decision as days,
            is_decided as is_answered
        from requests
        where is_initiative and days_to_decision is not null
        union all
        select
            'first_answer' as until,
            coalesce(department, 'unknown') as department,
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            received_year,
            days_to_first_answer as days,
            is_first_answered as is_answered
        from requests
        where is_initiative and days_to_first_answer is not null
    )
select
    until,
    case
        when grouping(theme) = 0
        then 'theme'
        when grouping(neighbourhood) = 0
        then 'neighbourhood'
        when grouping(initiator_kind) = 0
        then 'initiator_kind'
        when grouping(received_year) = 0
        then 'year'
        else 'all'
    end as level,
    theme,
    neighbourhood,
    initiator_kind,
    received_year,
    department,
    days,
    count(*) as requests,
    count(*) filter (where is_answered) as answered
from waits
group by
    grouping sets (
        (until, department, days),
        (until, theme, department, days),
        (until, neighbourhood, department, days),
        (until, initiator_kind, department, days),
        (until, received_year, department, days)
    )
order by until, level, theme, neighbourhood, initiator_kind, received_year, department, days
