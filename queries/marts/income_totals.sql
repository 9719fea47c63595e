-- What did initiatives live on together, and how much of it came from the municipality?
-- One row per year, next year with income and sort of initiative.
-- Sums of incomes: known and unknown are about the split between the municipality and others.
select
    year,
    next_year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    sum(case when share is not null then income_eur end) as known_eur,
    sum(case when share is null then income_eur end) as unknown_eur,
    sum(municipal_eur) as municipal_eur,
    sum(share) as shares,
    count(share) as initiatives_known,
    count(*) - count(share) as initiatives_unknown,
    count(*) filter (where share > 0.5) as initiatives_over_half,
    sum(income_eur) filter (where share > 0.5) as over_half_eur
from incomes
group by
    year,
    next_year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative
