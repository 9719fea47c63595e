-- How many initiatives that have not ended get how many points per driver?
-- One row per driver, number of points (null is unknown), sort of initiative and year of start.
with
    active as (
        select
            coalesce(municipal_share_points, -1) as municipal_share,
            coalesce(concentration_points, -1) as concentration,
            coalesce(margin_points, -1) as margin,
            coalesce(reserve_months_points, -1) as reserve_months,
            coalesce(months_to_grant_end_points, -1) as months_to_grant_end,
            coalesce(core_people_points, -1) as core_people,
            coalesce(volunteer_share_points, -1) as volunteer_share,
            coalesce(age_years_points, -1) as age_years,
            theme,
            neighbourhood,
            initiator_kind,
            started_year,
            is_declared,
            schemes,
            is_initiative
        from risk
        where is_active is distinct from false
    ),
    driver_points as (
        unpivot active
        on
            municipal_share,
            concentration,
            margin,
            reserve_months,
            months_to_grant_end,
            core_people,
            volunteer_share,
            age_years
        into name driver value coded
    )
select
    driver,
    nullif(coded, -1) as points,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative,
    count(*) as initiatives
from driver_points
group by
    driver,
    coded,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative
