-- How many points of risk did each initiative have, and when?
-- One row per initiative and moment.
-- An unknown driver is never filled in: it makes the score a range from the known points to the known points plus three for each
-- unknown driver. When the subsidy stopped the months to the last end of a grant are left out, so that the score is of seven drivers.
with
    limits as (
        select
            max(
                case when driver = 'municipal_share' then [points_1, points_2, points_3] end
            ) as municipal_share_limits,
            max(
                case when driver = 'concentration' then [points_1, points_2, points_3] end
            ) as concentration_limits,
            max(
                case when driver = 'margin' then [points_1, points_2, points_3] end
            ) as margin_limits,
            max(
                case when driver = 'reserve_months' then [points_1, points_2, points_3] end
            ) as reserve_months_limits,
            max(
                case when driver = 'months_to_grant_end' then [points_1, points_2, points_3] end
            ) as months_to_grant_end_limits,
            max(
                case when driver = 'core_people' then [points_1, points_2, points_3] end
            ) as core_people_limits,
            max(
                case when driver = 'volunteer_share' then [points_1, points_2, points_3] end
            ) as volunteer_share_limits,
            max(
                case when driver = 'age_years' then [points_1, points_2, points_3] end
            ) as age_years_limits
        from risk_thresholds
    ),
    driver_points as (
        select
            drivers.*,
            case when moment = 'review' then 8 else 7 end as all_drivers,
            points_for(municipal_share, municipal_share_limits) as municipal_share_points,
            points_for(concentration, concentration_limits) as concentration_points,
            points_for(margin, margin_limits) as margin_points,
            points_for(reserve_months, reserve_months_limits) as reserve_months_points,
            points_for(
                months_to_grant_end, months_to_grant_end_limits
            ) as months_to_grant_end_points,
            points_for(core_people, core_people_limits) as core_people_points,
            points_for(volunteer_share, volunteer_share_limits) as volunteer_share_points,
            points_for(age_years, age_years_limits) as age_years_points
        from drivers
        cross join limits
    ),
    sums as (
        select
            *,
            cast(
                coalesce(municipal_share_points, 0)
                + coalesce(concentration_points, 0)
                + coalesce(margin_points, 0)
                + coalesce(reserve_months_points, 0)
                + coalesce(months_to_grant_end_points, 0)
                + coalesce(core_people_points, 0)
                + coalesce(volunteer_share_points, 0)
                + coalesce(age_years_points, 0) as integer
            ) as score_low,
            cast(municipal_share_points is not null as integer)
            + cast(concentration_points is not null as integer)
            + cast(margin_points is not null as integer)
            + cast(reserve_months_points is not null as integer)
            + cast(months_to_grant_end_points is not null as integer)
            + cast(core_people_points is not null as integer)
            + cast(volunteer_share_points is not null as integer)
            + cast(age_years_points is not null as integer) as known_drivers
        from driver_points
    )
select *, score_low + 3 * (all_drivers - known_drivers) as score_high
from sums
