-- Which business models are at risk, and by which drivers?
-- One row per initiative, highest score first.
-- $risk_score_high: from this score on the risk is high.
-- A value at or past a threshold gives that many points; where thresholds go down, less is riskier. An unknown driver is
-- never filled in: it makes the score a range from the known points to the known points plus three for each unknown driver.
with
    told as (
        unpivot risk_drivers
        on
            municipal_share,
            concentration,
            margin,
            reserve_months,
            months_to_grant_end,
            core_people,
            volunteer_share,
            age_years
        into name driver value amount
    ),
    pointed as (
        select
            told.initiative_key,
            told.driver,
            case
                when points_1 <= points_3
                then
                    cast(amount >= points_1 as integer)
                    + cast(amount >= points_2 as integer)
                    + cast(amount >= points_3 as integer)
                else
                    cast(amount <= points_1 as integer)
                    + cast(amount <= points_2 as integer)
                    + cast(amount <= points_3 as integer)
            end as points
        from told
        inner join risk_thresholds on told.driver = risk_thresholds.driver
    ),
    scored as (
        select
            initiative_key,
            sum(points) as score_low,
            count(*) as known_drivers,
            max(points) filter (where driver = 'municipal_share') as municipal_share_points,
            max(points) filter (where driver = 'concentration') as concentration_points,
            max(points) filter (where driver = 'margin') as margin_points,
            max(points) filter (where driver = 'reserve_months') as reserve_months_points,
            max(points) filter (where driver = 'months_to_grant_end') as months_to_grant_end_points,
            max(points) filter (where driver = 'core_people') as core_people_points,
            max(points) filter (where driver = 'volunteer_share') as volunteer_share_points,
            max(points) filter (where driver = 'age_years') as age_years_points
        from pointed
        group by initiative_key
    )
select
    risk_drivers.*,
    cast(coalesce(score_low, 0) as integer) as score_low,
    cast(
        coalesce(score_low, 0) + 3 * (8 - coalesce(known_drivers, 0)) as integer
    ) as score_high,
    cast(coalesce(known_drivers, 0) as integer) as known_drivers,
    coalesce(score_low, 0) >= $risk_score_high as is_high,
    coalesce(score_low, 0) + 3 * (8 - coalesce(known_drivers, 0)) >= $risk_score_high
    as is_possibly_high,
    municipal_share_points,
    concentration_points,
    margin_points,
    reserve_months_points,
    months_to_grant_end_points,
    core_people_points,
    volunteer_share_points,
    age_years_points,
    initiatives.initiative_id,
    initiatives.title,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.started_year,
    initiatives.is_active,
    initiatives.is_declared,
    initiatives.deciding_schemes as schemes,
    initiatives.is_initiative
from risk_drivers
inner join initiatives on risk_drivers.initiative_key = initiatives.initiative_key
left join scored on risk_drivers.initiative_key = scored.initiative_key
order by score_low desc, score_high desc, initiative_id, initiative_key
