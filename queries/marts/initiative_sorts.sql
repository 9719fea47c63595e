-- Which sorts of initiatives are there?
-- One row per combination of theme, neighbourhood, kind of initiator, year of start and schemes.
-- sort_hash stands for the combination where rows are too many to carry it whole.
select
    hash(theme, neighbourhood, initiator_kind, started_year, is_declared, schemes) as sort_hash,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative,
    sum(initiatives) as initiatives
from initiative_counts
group by
    theme, neighbourhood, initiator_kind, started_year, is_declared, schemes, is_initiative
