-- From how many sources of income do initiatives really live?
-- One row per band of the effective number of sources, latest year with income and sort of initiative.
-- The same initiatives as in municipal_share: each with its latest year with income, and those without any account, with the latest year of their grants, or none.
select
    sources_band,
    incomes.period_year as year,
    incomes.theme,
    incomes.neighbourhood,
    incomes.initiator_kind,
    incomes.is_declared,
    incomes.schemes,
    incomes.is_initiative,
    count(*) as initiatives,
    sum(incomes.income_eur) as income_eur
from incomes
where incomes.next_year is null
group by
    sources_band,
    incomes.period_year,
    incomes.theme,
    incomes.neighbourhood,
    incomes.initiator_kind,
    incomes.is_declared,
    incomes.schemes,
    incomes.is_initiative
