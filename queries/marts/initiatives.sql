-- Which initiatives are there, and where does each stand?
-- One row per initiative as known on the day.
-- Stuck is an idea, an application or an assessment that lasts longer than is usual for that status (usual_stays).
select
    known_initiatives.* exclude (is_ended_without_status),
    coalesce(
        known_initiatives.is_active and known_initiatives.days_in_status > usual_stays.usual_days, false
    ) as is_stuck
from known_initiatives
left join usual_stays on known_initiatives.status = usual_stays.status
