-- Do as many initiatives stop as their class of risk suggests?
-- One row per class of risk, from low to high; all together (risk_class null) first.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, whose subsidy stopped in these years.
-- The share that stopped within 24 months after the subsidy (Aalen and Johansen 1978, as in survival_after_subsidy): of the earlier half of the subsidies that stopped, which
-- is what the class promises, and of the later half, which is what came of it. Stops are those within 24 months.
-- share_difference is observed minus promised; its 95 % interval is made of both intervals, squared and added (as Newcombe's; Zou and Donner 2008): two
-- intervals that overlap tell nothing. With too few initiatives in a half, or too few stops at all, there are counts only.
with
    selection as (
        select
            risk_class,
            case when days > 730 then 731 else days end as days,
            outcome_within(days, outcome, 730) as outcome,
            subsidy_end_date <= quantile_disc(subsidy_end_date, 0.5) over () as is_earlier
        from survivals
        where
            days is not null
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, subsidy_end_year)
    ),
    days_followed as (
        select
            (risk_class, is_earlier) as stratum,
            risk_class,
            is_earlier,
            days,
            count(*) as initiatives,
            count(*) filter (where outcome = 'stopped') as stopped,
            count(outcome) as ended
        from selection
        group by grouping sets ((risk_class, is_earlier, days), (is_earlier, days))
    ),
    hazards as (select * from ending_hazards(days_followed)),
    risen as (
        select
            *,
            sum(weight * stopped) over (partition by stratum order by days) as risen
        from hazards
    ),
    halves as (
        select
            risk_class,
            is_earlier,
            sum(initiatives)::bigint as initiatives,
            sum(stopped)::bigint as stopped,
            max(days) >= 730 or bool_or(ended = at_risk) as is_followed,
            max(risen) as share,
            sqrt(
                greatest(
                    max(risen) ^ 2 * sum(spread)
                    - 2 * max(risen) * sum(risen * spread + weight * stopped / at_risk)
                    + sum(
                        risen ^ 2 * spread
                        + weight ^ 2 * stopped * (at_risk - stopped) / at_risk
                        + 2 * risen * weight * stopped / at_risk
                    ),
                    0
                )
            ) as error,
            effective_n(
                min(share_left), sqrt(sum(spread)), min(at_risk), min(share_beside)
            ) as n
        from risen
        group by risk_class, is_earlier
    ),
    shares as (
        select
            risk_class,
            is_earlier,
            initiatives,
            stopped,
            case when is_enough then share end as share,
            case
                when is_enough then log_log_low(round(share, 12), error / nullif(share, 0), n)
            end as share_low,
            case
                when is_enough then log_log_high(round(share, 12), error / nullif(share, 0), n)
            end as share_high
        from
            (
                select
                    *,
                    is_followed
                    and initiatives >= (select for_share from minimums)
                    and (select count(*) from selection where outcome = 'stopped')
                    >= (select stops_for_classes from score_policy) as is_enough
                from halves
            ) as weighed
    )
select
    risk_class,
    coalesce(sum(initiatives) filter (where is_earlier), 0)::bigint as earlier_initiatives,
    coalesce(sum(stopped) filter (where is_earlier), 0)::bigint as earlier_stopped,
    max(share) filter (where is_earlier) as share_promised,
    max(share_low) filter (where is_earlier) as share_promised_low,
    max(share_high) filter (where is_earlier) as share_promised_high,
    coalesce(sum(initiatives) filter (where not is_earlier), 0)::bigint as later_initiatives,
    coalesce(sum(stopped) filter (where not is_earlier), 0)::bigint as later_stopped,
    max(share) filter (where not is_earlier) as share_observed,
    max(share_low) filter (where not is_earlier) as share_observed_low,
    max(share_high) filter (where not is_earlier) as share_observed_high,
    round(share_observed - share_promised, 12) + 0 as share_difference,
    share_difference - sqrt(
        (share_observed - share_observed_low) ^ 2 + (share_promised_high - share_promised) ^ 2
    ) as share_difference_low,
    share_difference + sqrt(
        (share_observed_high - share_observed) ^ 2 + (share_promised - share_promised_low) ^ 2
    ) as share_difference_high
from shares
group by risk_class
order by class_step(risk_class) nulls first
