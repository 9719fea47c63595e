-- Which business models are at risk, and by which drivers?
-- One row per initiative, highest score first.
-- $risk_score_high: from this score on the risk is high.
-- The place on the work list is that among all that count by the municipality's definition and have not ended.
select
    scores.* exclude (moment, all_drivers, income_eur),
    score_low >= $risk_score_high as is_high,
    score_high >= $risk_score_high as is_possibly_high,
    case when initiatives.is_active is distinct from false and initiatives.is_initiative then position_equal end as position_equal,
    case
        when initiatives.is_active is distinct from false and initiatives.is_initiative
        then position_low
    end as position_low,
    case
        when initiatives.is_active is distinct from false and initiatives.is_initiative
        then position_high
    end as position_high,
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
from scores
inner join initiatives on scores.initiative_key = initiatives.initiative_key
left join
    positions
    on coalesce(municipal_share_points, 0) = positions.municipal_share
    and coalesce(concentration_points, 0) = positions.concentration
    and coalesce(margin_points, 0) = positions.margin
    and coalesce(reserve_months_points, 0) = positions.reserve_months
    and coalesce(months_to_grant_end_points, 0) = positions.months_to_grant_end
    and coalesce(core_people_points, 0) = positions.core_people
    and coalesce(volunteer_share_points, 0) = positions.volunteer_share
    and coalesce(age_years_points, 0) = positions.age_years
where scores.moment = 'review'
order by score_low desc, score_high desc, initiative_id, scores.initiative_key
