-- Does as much go out as comes in, or does the pile grow?
-- One row per period of 365 days (last first) and department; all together (department null) first.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, definition): only requests to these departments, of initiatives that the reader chose.
-- open_at_end = open_at_start + received - closed - closed_undated - left_register, always. Closed is decided or withdrawn; closed_undated on a day that is
-- not told; left_register was open when a newer export did not show it any more: nobody knows what became of it.
-- share_cleared is closed / received, with the undated ones at most share_cleared_high; days_to_clear is open / closed * 365 (CEPEJ), null where nothing closed.
-- Neither is told of too few requests, nor of a period that begins before the first request of all (is_whole_period).
with
    flows as (
        select *
        from request_flows
        where
            level = level_of($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
    ),
    periods as (
        select
            period,
            department,
            max(observed_until) as until_date,
            min(min(days_before_first)) over (partition by period) <= 0 as is_whole_period,
            sum(open_at_start)::bigint as open_at_start,
            sum(received)::bigint as received,
            sum(closed)::bigint as closed,
            sum(closed_undated)::bigint as closed_undated,
            sum(left_register)::bigint as left_register,
            sum(open_at_end)::bigint as open_at_end,
            sum(without_receipt)::bigint as without_receipt
        from flows
        group by grouping sets ((period, department), (period))
    )
select
    department,
    period,
    (until_date - case when period = 'before' then 729 else 364 end)::date as from_date,
    (until_date - case when period = 'before' then 365 else 0 end)::date as until_date,
    open_at_start,
    received,
    closed,
    closed_undated,
    left_register,
    open_at_end,
    open_at_end - open_at_start as growth,
    case
        when is_whole_period and received >= for_share then closed / nullif(received, 0)
    end as share_cleared,
    case
        when is_whole_period and received >= for_share
        then (closed + closed_undated) / nullif(received, 0)
    end as share_cleared_high,
    case
        when is_whole_period and closed >= for_share
        then round(open_at_end / nullif(closed, 0) * 365)::bigint
    end as days_to_clear,
    is_whole_period,
    without_receipt
from periods
cross join minimums
order by period desc, department nulls first
