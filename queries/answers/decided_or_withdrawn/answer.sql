-- What became of requests after so many weeks: decided, withdrawn, or still waiting?
-- One row per department, week since receipt and what became of it (decided, withdrawn), as long as any request was followed; all together (department null) first.
-- $max_days (whole): up to this many days; null means all.
-- $beside (list): these departments next to all together; null means each of them.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- Aalen and Johansen 1978: a request that is still open counts as waiting as long as it did; who withdrew never gets a decision any more. Per day, told per week.
-- The band is the pointwise 95 % interval on the log-log scale of the share itself, with the variance by the delta method (Marubini and Valsecchi 1995);
-- Wilson's where that share is none or all (see effective_n). Of fewer requests than minimum.for_share there are counts only.
with
    waits as (
        select department, days, requests, answered, withdrawn
        from request_days
        where
            level = level_of($chosen)
            and until = 'decision'
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        union all
        select department, days, sum(requests), sum(answered), sum(withdrawn)
        from request_waits
        inner join
            request_combinations
            on request_waits.combination = request_combinations.combination
        where
            level_of($chosen) = 'rows'
            and until = 'decision'
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        group by department, days
    )
select
    department,
    week,
    became,
    at_risk::bigint as at_risk,
    requests::bigint as requests,
    case when followed >= for_share then share end as share,
    case when followed >= for_share then log_log_low(share, spread, n) end as share_low,
    case when followed >= for_share then log_log_high(share, spread, n) end as share_high,
    case when followed >= for_share then share_waiting end as share_waiting
from incidence_curves(waits)
cross join minimums
where
    last_day = 7 * week
    and last_day <= coalesce($max_days, last_day)
    and (department is null or $beside is null or list_contains($beside, department))
order by department nulls first, week, became
