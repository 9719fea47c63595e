-- Within how many days are half of the requests decided, and within how many nine in ten?
-- One row per department; all together (department null) first, then in alphabetical order.
-- $until (text): 'first_answer' or 'decision'; null means decision.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- The first day on which the waiting curve (see waiting_curve) is down to a half, and to a tenth; null where it has not come that far, which is_…_reached says.
-- The interval inverts the log-log band of that curve (Brookmeyer and Crowley 1982); no upper bound where the band stays above. A hair is allowed for rounding.
-- Of too few requests nothing is told but how many there are.
with
    waits as (
        select department, days, requests, answered
        from request_days
        where
            level = level_of($chosen)
            and until = coalesce($until, 'decision')
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        union all
        select department, days, sum(requests) as requests, sum(answered) as answered
        from request_waits
        inner join
            request_combinations
            on request_waits.combination = request_combinations.combination
        where
            level_of($chosen) = 'rows'
            and until = coalesce($until, 'decision')
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        group by department, days
    ),
    curve_bounds as (
        select
            *,
            effective_n(share_waiting, spread, at_risk, share_beside) as n,
            log_log_low(share_waiting, spread, n) as share_low,
            log_log_high(share_waiting, spread, n) as share_high
        from waiting_curves(waits)
        where answered > 0 or days = 0
    ),
    quantile_days as (
        select
            department,
            max(requests) as requests,
            min(days) filter (where share_waiting <= 0.5 + 1e-12) as half_days,
            min(days) filter (where share_low <= 0.5 + 1e-12) as half_days_low,
            min(days) filter (where share_high <= 0.5 + 1e-12) as half_days_high,
            min(days) filter (where share_waiting <= 0.1 + 1e-12) as nine_in_ten_days,
            min(days) filter (where share_low <= 0.1 + 1e-12) as nine_in_ten_days_low,
            min(days) filter (where share_high <= 0.1 + 1e-12) as nine_in_ten_days_high
        from curve_bounds
        group by department
    ),
    quantiles as (select * from quantile_days cross join minimums where requests >= for_share)
select
    quantile_days.department,
    quantile_days.requests,
    quantiles.half_days,
    quantiles.half_days_low,
    quantiles.half_days_high,
    case when quantiles.requests is not null then quantiles.half_days is not null end as is_half_reached,
    quantiles.nine_in_ten_days,
    quantiles.nine_in_ten_days_low,
    quantiles.nine_in_ten_days_high,
    case
        when quantiles.requests is not null then quantiles.nine_in_ten_days is not null
    end as is_nine_in_ten_reached
from quantile_days
left join quantiles on quantile_days.department is not distinct from quantiles.department
order by quantile_days.department nulls first
