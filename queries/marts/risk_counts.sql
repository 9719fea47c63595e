-- How many initiatives that have not ended are at risk?
-- One row per sort of initiative and year of start.
select
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative,
    count(*) as initiatives,
    count(*) filter (where known_drivers > 0) as scored_initiatives,
    count(*) filter (where is_high) as high_risk_initiatives,
    count(*) filter (where is_possibly_high) as possible_high_risk_initiatives
from risk
where is_active is distinct from false
group by
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative
