-- Which initiatives are there, and where does each stand?
-- One row per initiative as known on the day.
-- identity_hash is the same on every day and in every export (two of a million share one with a chance of 1 in 37 million); initiative_key is of this day.
-- Stuck is an idea, an application or an assessment that lasts longer than is usual for that status (usual_stays).
select
    known_initiatives.* exclude (is_ended_without_status),
    hash(municipality, register, initiative_id) as identity_hash,
    coalesce(
        known_initiatives.is_active and known_initiatives.days_in_status > usual_stays.usual_days, false
    ) as is_stuck
from known_initiatives
left join usual_stays on known_initiatives.status = usual_stays.status
