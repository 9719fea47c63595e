-- Which business models are at risk, and by which drivers?
-- One row per initiative that has not ended, highest score first.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- $limit (whole): so many initiatives; null means all.
-- The score is the sum of 0 to 3 points per driver. An unknown driver (null) is never filled in: score_low counts it as 0, score_high as 3.
-- The score sorts a work list; it does not predict. position_equal is the place on the whole list, without choices; position_low to position_high are the places that it gets
-- when the weights of the drivers are half as small to half as large, in nine of ten draws.
select
    initiative_id,
    title,
    theme,
    score_low,
    score_high,
    known_drivers,
    position_equal,
    position_low,
    position_high,
    municipal_share_points,
    concentration_points,
    margin_points,
    reserve_months_points,
    months_to_grant_end_points,
    core_people_points,
    volunteer_share_points,
    age_years_points
from risk
where
    is_active is distinct from false
    and fits_definition($chosen, is_initiative, is_declared, schemes)
    and is_chosen($chosen, theme, neighbourhood, initiator_kind)
    and is_within($chosen, started_year)
order by score_low desc, score_high desc, initiative_id, initiative_key
limit $limit
