-- How many officials have the initiatives of each sort met?
-- One row per number of officials (4: four or more; unknown is null) and sort of initiative.
select
    case when officials_met > 4 then 4 else officials_met end as officials,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative,
    count(*) as initiatives
from relations
group by
    case when officials_met > 4 then 4 else officials_met end,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative
