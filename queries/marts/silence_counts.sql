-- How many active initiatives of each sort were last spoken to how long ago?
-- One row per band of days and sort of initiative.
select
    since_contact,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative,
    count(*) as initiatives
from relations
where is_active is distinct from false
group by
    since_contact,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative
