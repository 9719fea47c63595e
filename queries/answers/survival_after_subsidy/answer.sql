-- What becomes of initiatives after their subsidy stops?
-- One row per class of risk and number of days after which initiatives ended, up to 36 months, and after 0, 12, 24 and 36 months; all together (risk_class null) first.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, whose subsidy stopped in these years.
-- Aalen and Johansen 1978: who completes, merges or gets subsidy again cannot stop any more, so one minus a curve of the stops alone would be too high.
-- On one day endings come before what is only followed until then. The band is the pointwise 95 % interval on the log-log scale with the
-- variance by the delta method; Wilson's where none or all have stopped (see effective_n). With too few initiatives there are counts only.
-- not_followed: of how many, all together, we cannot follow what became of them. ended_before: how many ended while the subsidy still ran.
with
    endings as materialized (
        select
            risk_class,
            days,
            sum(initiatives)::bigint as initiatives,
            sum(stopped)::bigint as stopped,
            sum(completed)::bigint as completed,
            sum(again)::bigint as again,
            sum(ended_unknown)::bigint as ended_unknown,
            sum(ended_before)::bigint as ended_before
        from survival_days
        where
            level = level_of($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, subsidy_end_year)
        group by risk_class, days
    ),
    days_followed as (
        select
            risk_class as stratum,
            risk_class,
            days,
            sum(initiatives)::bigint as initiatives,
            sum(stopped)::bigint as stopped,
            sum(completed)::bigint as completed,
            sum(again)::bigint as again,
            sum(ended_unknown)::bigint as ended_unknown,
            sum(stopped + completed + again + ended_unknown)::bigint as ended
        from
            (
                select * exclude (ended_before)
                from endings
                where days is not null
                union all
                select risk_class, unnest([0, 365, 730, 1095]), 0, 0, 0, 0, 0
                from (select distinct risk_class from endings where days is not null) as classes
            ) as with_months
        group by grouping sets ((risk_class, days), (days))
    ),
    hazards as (
        select *
        from ending_hazards(days_followed)
        where days <= 1095 and (ended > 0 or days in (0, 365, 730, 1095))
    ),
    risen as (
        select
            *,
            (sum(stopped) over up_to_now)::bigint as stopped_so_far,
            sum(weight * stopped) over up_to_now as risen,
            sum(weight * completed) over up_to_now as risen_completed,
            sum(weight * again) over up_to_now as risen_again,
            sum(weight * ended_unknown) over up_to_now as risen_unknown
        from hazards
        window up_to_now as (partition by risk_class order by days)
    ),
    bands as (
        select
            *,
            followed >= (select for_share from minimums)
            and (at_risk > 0 or risen + risen_completed + risen_again + risen_unknown > 0.999999999)
            as is_enough,
            sqrt(
                greatest(
                    risen ^ 2 * sum(spread) over up_to_now
                    - 2 * risen * sum(risen * spread + weight * stopped / at_risk) over up_to_now
                    + sum(
                        risen ^ 2 * spread
                        + weight ^ 2 * stopped * (at_risk - stopped) / at_risk
                        + 2 * risen * weight * stopped / at_risk
                    ) over up_to_now,
                    0
                )
            ) as error,
            effective_n(share_left, sqrt(sum(spread) over up_to_now), at_risk, share_beside) as n
        from risen
        window up_to_now as (partition by risk_class order by days)
    )
select
    risk_class,
    days,
    followed,
    at_risk,
    stopped,
    completed,
    again,
    ended_unknown,
    stopped_so_far,
    case when is_enough then risen end as share_stopped,
    case when is_enough then log_log_low(round(risen, 12), error / nullif(risen, 0), n) end as share_stopped_low,
    case when is_enough then log_log_high(round(risen, 12), error / nullif(risen, 0), n) end as share_stopped_high,
    case when is_enough then risen_completed end as share_completed,
    case when is_enough then risen_again end as share_again,
    case when is_enough then risen_unknown end as share_ended_unknown,
    uncertain.not_followed,
    uncertain.ended_before
from bands
cross join
    (
        select
            coalesce(sum(initiatives - ended_before) filter (where days is null), 0)::bigint as not_followed,
            coalesce(sum(ended_before), 0)::bigint as ended_before
        from endings
    ) as uncertain
order by class_step(risk_class) nulls first, days
