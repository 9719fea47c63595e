-- How many requests came in and went out in the last two periods of 365 days, and how many were open at the start and the end of each?
-- One row per period ('last', 'before'), level, value of that level and department.
-- The last period ends on the last day of which the register tells. Per period holds: open_at_end = open_at_start + received - closed - closed_undated.
-- Closed is decided or withdrawn on a known day. Where that day is not told (closed_undated) the request is counted out in the period in which it came in,
-- because it is not open now; in between nobody knows. One without a day of receipt is in no period (without_receipt).
-- Levels as in request_days, without the year: a period of its own goes with no choice of years; 'rows' for every combination of the dimensions.
with
    dated as (
        select
            coalesce(department, 'unknown') as department,
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            is_initiative,
            is_declared,
            schemes,
            days_observed,
            is_open,
            case
                when closed_date >= received_date
                then cast(observed_until - closed_date as integer)
            end as days_since_closing,
            observed_until
        from requests
    ),
    combinations as materialized (
        select
            periods.period,
            department,
            theme,
            neighbourhood,
            initiator_kind,
            is_initiative,
            is_declared,
            schemes,
            max(observed_until) as observed_until,
            min(periods.days_ago + 365 - days_observed) as days_before_first,
            count(*) filter (
                where
                    days_observed >= periods.days_ago + 365
                    and (is_open or days_since_closing < periods.days_ago + 365)
            ) as open_at_start,
            count(*) filter (
                where days_observed between periods.days_ago and periods.days_ago + 364
            ) as received,
            count(*) filter (
                where days_since_closing between periods.days_ago and periods.days_ago + 364
            ) as closed,
            count(*) filter (
                where
                    days_observed between periods.days_ago and periods.days_ago + 364
                    and not is_open
                    and days_since_closing is null
            ) as closed_undated,
            count(*) filter (
                where
                    days_observed >= periods.days_ago
                    and (is_open or days_since_closing < periods.days_ago)
            ) as open_at_end,
            count(*) filter (where days_observed is null) as without_receipt
        from dated
        cross join
            (
                select 'last' as period, 0 as days_ago
                union all
                select 'before' as period, 365 as days_ago
            ) as periods
        group by
            periods.period,
            department,
            theme,
            neighbourhood,
            initiator_kind,
            is_initiative,
            is_declared,
            schemes
    )
select
    period,
    'rows' as level,
    theme,
    neighbourhood,
    initiator_kind,
    department,
    is_initiative,
    is_declared,
    schemes,
    observed_until,
    days_before_first,
    open_at_start,
    received,
    closed,
    closed_undated,
    open_at_end,
    without_receipt
from combinations
union all
select
    period,
    level_named(grouping(theme), grouping(neighbourhood), grouping(initiator_kind), 1) as level,
    theme,
    neighbourhood,
    initiator_kind,
    department,
    true as is_initiative,
    cast(null as boolean) as is_declared,
    cast(null as varchar) as schemes,
    max(observed_until) as observed_until,
    min(days_before_first) as days_before_first,
    sum(open_at_start) as open_at_start,
    sum(received) as received,
    sum(closed) as closed,
    sum(closed_undated) as closed_undated,
    sum(open_at_end) as open_at_end,
    sum(without_receipt) as without_receipt
from combinations
where is_initiative
group by
    grouping sets (
        (period, department),
        (period, theme, department),
        (period, neighbourhood, department),
        (period, initiator_kind, department)
    )
order by level, period
