-- What did initiatives live on together, and how much of it came from the municipality?
-- One row per year, year of the period, next year and sort of initiative.
-- Sums of incomes: known and unknown are about the split between the municipality and others. initiatives_without_account: without any account, so that their income is not known
-- at all; what is unknown of them in euros are only their grants (granted_eur, part of unknown_eur). Without income there is nothing to split.
select
    year,
    period_year,
    next_year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    sum(case when share is not null then income_eur end) as known_eur,
    sum(case when share is null then income_eur end) as unknown_eur,
    sum(municipal_eur) filter (where share is not null) as municipal_eur,
    sum(share) as shares,
    count(share) as initiatives_known,
    count(*) filter (where share is null and not is_without_income) as initiatives_unknown,
    count(*) filter (where year is null) as initiatives_without_account,
    count(*) filter (where is_without_income) as initiatives_without_income,
    count(*) filter (where share > 0.5) as initiatives_over_half,
    sum(income_eur) filter (where share > 0.5) as over_half_eur
from incomes
group by
    year,
    period_year,
    next_year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative
