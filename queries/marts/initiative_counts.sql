-- How many initiatives are there of each sort?
-- One row per combination of status, theme, neighbourhood, kind of initiator, years, schemes and what follows from them.
select
    status,
    is_status_assumed,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    ended_year,
    gone_year,
    is_active,
    is_declared,
    deciding_schemes as schemes,
    is_initiative,
    count(*) as initiatives
from initiatives
group by
    status,
    is_status_assumed,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    ended_year,
    gone_year,
    is_active,
    is_declared,
    deciding_schemes,
    is_initiative
