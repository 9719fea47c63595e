-- How long do initiators wait, with what is still open counted?
-- One row per department and number of days on which something was answered, with the start and the longest wait; all together (department null) first.
-- $until (text): 'first_answer' or 'decision'; null means decision.
-- $max_days (whole): the curve up to this many days; null means all.
-- $beside (list): these departments next to all together; null means each of them.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- Kaplan and Meier 1958: an open or withdrawn request counts as waiting as long as it did; on one day answers come before those.
-- What was decided on a day that is not told, or has no day of receipt, waited nobody knows how long: not in the curve, but counted (unknown_waits).
-- The band is the pointwise 95 % interval on the log-log scale with Greenwood's variance; Wilson's while all still wait and where nobody does (see effective_n).
-- Of fewer requests than minimum.for_share there are counts only.
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
    curve as (
        select *
        from waiting_curves(waits)
        where
            (department is null or $beside is null or list_contains($beside, department))
            and ($max_days is null or days <= $max_days)
    ),
    unknown_ones as (
        select
            department,
            sum(
                case
                    when $until = 'first_answer'
                    then unknown_first_answer_waits
                    else unknown_decision_waits
                end
            )::bigint as unknown_waits
        from request_ages
        where
            level = level_of($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        group by grouping sets ((department), ())
    )
select
    curve.department,
    days,
    at_risk,
    answered,
    case when requests >= for_share then share_waiting end as share_waiting,
    case
        when requests >= for_share
        then
            log_log_low(
                share_waiting, spread, effective_n(share_waiting, spread, at_risk, share_beside)
            )
    end as share_waiting_low,
    case
        when requests >= for_share
        then
            log_log_high(
                share_waiting, spread, effective_n(share_waiting, spread, at_risk, share_beside)
            )
    end as share_waiting_high,
    unknown_waits
from curve
cross join minimums
left join unknown_ones on curve.department is not distinct from unknown_ones.department
order by curve.department nulls first, days
