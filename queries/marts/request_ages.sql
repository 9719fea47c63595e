-- How many requests are there, and how old is what is open?
-- One row per level, value of that level, department and age band ('closed' for what is not open).
-- Levels as in request_days. Undated: an outcome without a date; negative: answered or withdrawn before it was received.
select
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
    age_band,
    count(*) as requests,
    max(days_observed) as longest_days,
    count(*) filter (where is_undated) as undated_requests,
    count(*) filter (where is_negative) as negative_requests
from
    (
        select
            coalesce(department, 'unknown') as department,
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            received_year,
            case when is_open then age_band(days_observed) else 'closed' end as age_band,
            days_observed,
            is_undated,
            is_negative
        from requests
        where is_initiative
    ) as counted
group by
    grouping sets (
        (department, age_band),
        (theme, department, age_band),
        (neighbourhood, department, age_band),
        (initiator_kind, department, age_band),
        (received_year, department, age_band)
    )
