-- Does the share answered within the term change over time?
-- One row per period of receipt, in order; what was received on an unknown day last.
-- $period (text): 'month' or 'quarter'; null means months, or quarters where most months have fewer requests than minimum.for_share.
-- $until (text): 'first_answer' or 'decision'; null means decision.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- The term is the shortest of the settings. A period is mature when the whole term after its last day is over, and everybody in it was watched that long. A point is a mature period with minimum.for_share requests or more; below that only counts.
-- An immature period tells the share so far. The limits are those of Laney's p′ chart 2002, from the points: three standard deviations of chance, stretched by how much points next to each other differ.
-- signal: 'outside' the limits, or one of seven or more points on end on one side of the mean ('run'). 'too_few' where less than one late, or one in time, is expected:
-- where nearly all are in time, full months lie on one side by themselves. Fewer than twelve points: provisional limits.
with
    months as materialized (
        select
            month,
            sum(requests)::bigint as requests,
            sum(answered_in_time)::bigint as answered_in_time,
            sum(undated_requests)::bigint as undated_requests,
            sum(immature_requests)::bigint as immature_requests
        from request_months
        where
            level = level_without_years($chosen)
            and until = coalesce($until, 'decision')
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, extract(year from month))
        group by month
    ),
    selection as materialized (
        select
            min(month) as first_month,
            max(month) as last_month,
            coalesce(
                $period,
                case
                    when
                        2 * count(*) filter (where requests >= for_share)
                        < date_diff('month', min(month), max(month)) + 1
                    then 'quarter'
                    else 'month'
                end
            ) as period_kind
        from months
        cross join minimums
        where month is not null
    ),
    periods as materialized (
        select
            period,
            period_kind,
            coalesce(sum(requests), 0)::bigint as requests,
            coalesce(sum(answered_in_time), 0)::bigint as answered_in_time,
            coalesce(sum(undated_requests), 0)::bigint as undated_requests,
            coalesce(sum(immature_requests), 0) = 0
            and period + to_months(case when period_kind = 'quarter' then 3 else 1 end)
            <= min(mature_until) + 1 as is_mature
        from
            (
                select
                    period_kind,
                    unnest(
                        generate_series(
                            date_trunc(period_kind, first_month),
                            last_month::timestamp,
                            to_months(case when period_kind = 'quarter' then 3 else 1 end)
                        )
                    )::date as period
                from selection
            ) as calendar
        cross join shortest_term
        left join months on date_trunc(period_kind, months.month) = calendar.period
        group by period, period_kind
    ),
    points as (
        select
            period,
            requests,
            answered_in_time / requests as share,
            sum(answered_in_time) over () / sum(requests) over () as share_mean,
            sqrt(share_mean * (1 - share_mean) / requests) as chance,
            (share - share_mean) / nullif(chance, 0) as deviation,
            requests * least(share_mean, 1 - share_mean) < 1 as is_one_sided
        from periods
        cross join minimums
        where is_mature and requests >= for_share
    ),
    moves as (
        select
            *,
            abs(deviation - lag(deviation) over (order by period)) as move,
            sign(share - share_mean) as side,
            coalesce(side <> lag(side) over (order by period), true)
            or side = 0
            or is_one_sided as is_turn
        from points
    ),
    runs as (
        select
            *,
            avg(move) over () / 1.128 as stretch,
            sum(is_turn::integer) over (order by period) as run,
            count(*) over () as points
        from moves
    ),
    chart as (
        select
            period,
            share,
            share_mean,
            points,
            is_one_sided,
            case when stretch is not null then greatest(0, share_mean - 3 * chance * stretch) end as share_limit_low,
            case when stretch is not null then least(1, share_mean + 3 * chance * stretch) end as share_limit_high,
            count(*) over (partition by run) as run_length
        from runs
    )
select
    periods.period as received_from,
    period_kind,
    requests,
    answered_in_time,
    undated_requests,
    is_mature,
    case
        when chart.period is not null
        then share
        when not is_mature and periods.period is not null and requests >= for_share
        then answered_in_time / requests
    end as share,
    share_mean,
    share_limit_low,
    share_limit_high,
    case
        when is_one_sided
        then 'too_few'
        when chart.share < share_limit_low or chart.share > share_limit_high
        then 'outside'
        when run_length >= 7
        then 'run'
        when chart.share is not null
        then 'none'
    end as signal,
    coalesce(max(points) over (), 0) as points
from
    (
        from periods
        union all by name
        select null::date as period, requests, false as is_mature
        from months
        where month is null
    ) as periods
cross join minimums
left join chart on periods.period = chart.period
order by periods.period nulls last
