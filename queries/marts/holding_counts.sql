-- How many active initiatives of each sort are held by nobody, by one official, by more?
-- One row per number of officials (2: two or more; unknown is null) and sort of initiative.
select
    case when current_officials > 2 then 2 else current_officials end as officials,
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
    case when current_officials > 2 then 2 else current_officials end,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative
