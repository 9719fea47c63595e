-- How many initiatives were followed how many days after their subsidy stopped, and how did that end?
-- One row per level, value of that level, class of risk and number of days, up to 36 months.
-- Levels as in request_terms, the year is that in which the subsidy stopped. Who was followed longer stands at 1096 days, as not ended by then.
-- Without a number of days is who cannot be followed from that day on; of those, ended_before had ended already.
with
    combinations as materialized (
        select
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            subsidy_end_year,
            is_initiative,
            is_declared,
            schemes,
            risk_class,
            case when days > 1095 then 1096 else days end as days,
            count(*) as initiatives,
            count(*) filter (where outcome_within(days, outcome, 1095) = 'stopped') as stopped,
            count(*) filter (where outcome_within(days, outcome, 1095) = 'completed') as completed,
            count(*) filter (where outcome_within(days, outcome, 1095) = 'again') as again,
            count(*) filter (where outcome_within(days, outcome, 1095) = 'unknown') as ended_unknown,
            count(*) filter (where is_ended_before) as ended_before
        from survivals
        group by
            coalesce(theme, 'unknown'),
            coalesce(neighbourhood, 'unknown'),
            coalesce(initiator_kind, 'unknown'),
            subsidy_end_year,
            is_initiative,
            is_declared,
            schemes,
            risk_class,
            case when days > 1095 then 1096 else days end
    )
select
    'rows' as level,
    theme,
    neighbourhood,
    initiator_kind,
    subsidy_end_year,
    is_initiative,
    is_declared,
    schemes,
    risk_class,
    days,
    initiatives,
    stopped,
    completed,
    again,
    ended_unknown,
    ended_before
from combinations
union all
select
    level_name(
        grouping(theme),
        grouping(neighbourhood),
        grouping(initiator_kind),
        grouping(subsidy_end_year)
    ) as level,
    theme,
    neighbourhood,
    initiator_kind,
    subsidy_end_year,
    true as is_initiative,
    cast(null as boolean) as is_declared,
    cast(null as varchar) as schemes,
    risk_class,
    days,
    sum(initiatives) as initiatives,
    sum(stopped) as stopped,
    sum(completed) as completed,
    sum(again) as again,
    sum(ended_unknown) as ended_unknown,
    sum(ended_before) as ended_before
from combinations
where is_initiative
group by
    grouping sets (
        (risk_class, days),
        (theme, risk_class, days),
        (neighbourhood, risk_class, days),
        (initiator_kind, risk_class, days),
        (subsidy_end_year, risk_class, days)
    )
order by level, theme, neighbourhood, initiator_kind, subsidy_end_year
