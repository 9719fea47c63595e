-- How many initiatives stand on one leg, are stuck, or are out of sight?
-- One row per matter and sort of initiative.
select
    noted_matters.matter,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.started_year,
    initiatives.is_declared,
    initiatives.deciding_schemes as schemes,
    initiatives.is_initiative,
    count(*) as initiatives
from noted_matters
inner join initiatives on noted_matters.initiative_key = initiatives.initiative_key
group by
    noted_matters.matter,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.started_year,
    initiatives.is_declared,
    initiatives.deciding_schemes,
    initiatives.is_initiative
