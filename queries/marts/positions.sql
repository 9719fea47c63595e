-- How much does the place on the work list depend on the weights of the drivers?
-- One row per combination of points that occurs.
-- The list is that of all initiatives by the municipality's definition that have not ended, without choices. What is unknown counts as no points, as in the list.
-- position_equal: one more than there are with more points, so that who has as many shares a place. position_low to position_high: where nine of ten
-- draws of the weights put it, and its own place (with all who share it) as well.
with
    combinations as (
        select
            coalesce(municipal_share_points, 0) as municipal_share,
            coalesce(concentration_points, 0) as concentration,
            coalesce(margin_points, 0) as margin,
            coalesce(reserve_months_points, 0) as reserve_months,
            coalesce(months_to_grant_end_points, 0) as months_to_grant_end,
            coalesce(core_people_points, 0) as core_people,
            coalesce(volunteer_share_points, 0) as volunteer_share,
            coalesce(age_years_points, 0) as age_years,
            max(score_low) as score_low,
            count(*) as initiatives
        from scores
        inner join initiatives on scores.initiative_key = initiatives.initiative_key
        where
            moment = 'review'
            and initiatives.is_active is distinct from false
            and initiatives.is_initiative
        group by
            coalesce(municipal_share_points, 0),
            coalesce(concentration_points, 0),
            coalesce(margin_points, 0),
            coalesce(reserve_months_points, 0),
            coalesce(months_to_grant_end_points, 0),
            coalesce(core_people_points, 0),
            coalesce(volunteer_share_points, 0),
            coalesce(age_years_points, 0)
    ),
    numbers as (
        select
            *,
            row_number() over (
                order by
                    municipal_share,
                    concentration,
                    margin,
                    reserve_months,
                    months_to_grant_end,
                    core_people,
                    volunteer_share,
                    age_years
            ) as combination
        from combinations
    ),
    weights as (
        select
            combination,
            draw,
            initiatives,
            municipal_share * municipal_share_weight
            + concentration * concentration_weight
            + margin * margin_weight
            + reserve_months * reserve_months_weight
            + months_to_grant_end * months_to_grant_end_weight
            + core_people * core_people_weight
            + volunteer_share * volunteer_share_weight
            + age_years * age_years_weight as score
        from numbers
        cross join weight_draws
        union all
        select combination, -1 as draw, initiatives, score_low as score
        from numbers
    ),
    steps as (
        select
            draw,
            score,
            sum(initiatives) as initiatives,
            sum(sum(initiatives)) over (partition by draw order by score desc) as up_to_here
        from weights
        group by draw, score
    ),
    places as (
        select
            weights.combination,
            quantile_disc(up_to_here - steps.initiatives + 1, 0.05) filter (where steps.draw >= 0) as low,
            quantile_disc(up_to_here, 0.95) filter (where steps.draw >= 0) as high,
            max(case when steps.draw = -1 then up_to_here - steps.initiatives + 1 end) as position,
            max(case when steps.draw = -1 then up_to_here end) as last_position
        from weights
        inner join steps on weights.draw = steps.draw and weights.score = steps.score
        group by weights.combination
    )
select
    municipal_share,
    concentration,
    margin,
    reserve_months,
    months_to_grant_end,
    core_people,
    volunteer_share,
    age_years,
    cast(position as integer) as position_equal,
    cast(least(position, low) as integer) as position_low,
    cast(greatest(last_position, high) as integer) as position_high
from numbers
inner join places on numbers.combination = places.combination
