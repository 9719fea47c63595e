-- How many requests came in and went out in the last two periods of 365 days, and how many were open at the start and the end of each?
-- One row per period ('last', 'before'), level, value of that level and department.
-- The last period ends on the last day of which the register tells. Per period holds: open_at_end = open_at_start + received - closed - closed_undated - left_register.
-- Closed is decided or withdrawn on a known day. Where that day is not told (closed_undated) the request is counted out in the period in which it came in,
-- because it is not open now; in between nobody knows. What a newer export does not show any more (left_register) went out on the day after it was last seen. One without a day of receipt is in no period (without_receipt).
-- Levels as in request_days, without the year: a period of its own goes with no choice of years; 'rows' for every combination of the dimensions.
with
    each as not materialized (select * from requests),
    counts as materialized (
        select
            periods.period,
            combination_hash,
            max(observed_until) as observed_until,
            min(periods.days_ago + 365 - days_observed) as days_before_first,
            count(*) filter (
                where is_in_flow('open_at_start', periods.days_ago, days_observed, days_since_out, is_open, has_left)
            ) as open_at_start,
            count(*) filter (
                where is_in_flow('received', periods.days_ago, days_observed, days_since_out, is_open, has_left)
            ) as received,
            count(*) filter (
                where is_in_flow('closed', periods.days_ago, days_observed, days_since_out, is_open, has_left)
            ) as closed,
            count(*) filter (
                where is_in_flow('closed_undated', periods.days_ago, days_observed, days_since_out, is_open, has_left)
            ) as closed_undated,
            count(*) filter (
                where is_in_flow('left_register', periods.days_ago, days_observed, days_since_out, is_open, has_left)
            ) as left_register,
            count(*) filter (
                where is_in_flow('open_at_end', periods.days_ago, days_observed, days_since_out, is_open, has_left)
            ) as open_at_end,
            count(*) filter (
                where is_in_flow('without_receipt', periods.days_ago, days_observed, days_since_out, is_open, has_left)
            ) as without_receipt
        from request_classes(each)
        cross join
            (
                select 'last' as period, 0 as days_ago
                union all
                select 'before' as period, 365 as days_ago
            ) as periods
        group by
            periods.period,
            combination_hash
    ),
    combinations as not materialized (
        select request_combinations.*, counts.* exclude (combination_hash)
        from counts
        inner join
            request_combinations
            on counts.combination_hash = request_combinations.combination_hash
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
    left_register,
    open_at_end,
    without_receipt
from combinations
union all
select
    period,
    level_name(grouping(theme), grouping(neighbourhood), grouping(initiator_kind), 1) as level,
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
    sum(left_register) as left_register,
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
