-- What became of each initiative after its subsidy stopped?
-- One row per initiative whose subsidy of the municipality has stopped; days is null where it cannot be followed from that day on.
-- An end is followed by its reason; without a reason by its status; merged into another counts as another ending than a stop. Subsidy again ends what we follow too.
-- What no later export shows is followed until the last day on which it was seen. That a grant was determined does not tell how the
-- initiative itself ended, what ended on an unknown day cannot be followed, and a register with neither an end nor a status does not tell at all (is_outcome_unknown).
-- The class of risk is that of the day on which the subsidy stopped. size_class: 25 equal classes by yearly income of that time, 25 is the smallest.
with
    outcome_registers as (
        select distinct exports_on_day.register_key
        from exported.column_coverage
        inner join
            exports_on_day
            on column_coverage.source_file = exports_on_day.source_file
            and column_coverage.table_name = exports_on_day.table_name
        where
            column_coverage.known > 0
            and (
                (
                    column_coverage.table_name = 'initiatives'
                    and column_coverage.column_name = 'ended_date'
                )
                or (
                    column_coverage.table_name = 'status_changes'
                    and column_coverage.column_name = 'status'
                )
            )
    ),
    stopped_subsidies as (
        select
            initiatives.*,
            subsidy_ends.subsidy_end_date,
            case
                when subsidised_again_date <= seen_until then subsidised_again_date
            end as again_date,
            outcome_registers.register_key is null
            or is_end_undated
            or (
                ended_date is not null
                and end_reason is null
                and status_changes.basis is not distinct from 'derived'
            )
            as is_outcome_unknown
        from subsidy_ends
        inner join initiatives on subsidy_ends.initiative_key = initiatives.initiative_key
        left join outcome_registers on initiatives.register_key = outcome_registers.register_key
        left join
            status_changes
            on initiatives.register_key = status_changes.register_key
            and initiatives.initiative_id = status_changes.initiative_id
            and status_changes.is_current
        where subsidy_end_date is not null or is_day_unknown
    ),
    outcomes as (
        select
            *,
            case
                when is_outcome_unknown
                then null
                when ended_date <= coalesce(again_date, ended_date)
                then whole_days(subsidy_end_date, ended_date)
                else whole_days(subsidy_end_date, coalesce(again_date, seen_until))
            end as days,
            case
                when ended_date <= coalesce(again_date, ended_date)
                then coalesce(end_reason, case when status in ('completed', 'stopped') then status end, 'unknown')
                when again_date is not null
                then 'subsidised_again'
            end as outcome
        from stopped_subsidies
    )
select
    outcomes.initiative_key,
    subsidy_end_date,
    cast(extract(year from subsidy_end_date) as integer) as subsidy_end_year,
    days,
    case when days is not null then outcome end as outcome,
    coalesce(not is_outcome_unknown and ended_date < subsidy_end_date, false) as is_ended_before,
    coalesce(risk_class(score_low, score_high, middle, high), 'unknown') as risk_class,
    score_low,
    case
        when income_eur is not null
        then
            26 - ntile(25) over (
                partition by income_eur is null or days is null
                order by income_eur, outcomes.initiative_key
            )
    end as size_class,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    deciding_schemes as schemes,
    is_initiative
from outcomes
cross join score_policy
left join
    scores
    on outcomes.initiative_key = scores.initiative_key
    and scores.moment = 'subsidy_end'
