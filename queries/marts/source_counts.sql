-- From how many sources of income do initiatives really live?
-- One row per band of the effective number of sources, latest year with income and sort of initiative.
-- The same initiatives as in municipal_share: each with its latest year with income, and those with grants but without any account, whose year is null.
-- A band holds its upper end. The number is 1 / Herfindahl: two equal sources are 2, one of 90 and one of 10 per cent are 1.2.
select
    case
        when concentration <= 1.25
        then 'one'
        when concentration <= 2
        then 'two'
        when concentration <= 3
        then 'three'
        when concentration > 3
        then 'more'
        else 'unknown'
    end as sources_band,
    incomes.year,
    incomes.theme,
    incomes.neighbourhood,
    incomes.initiator_kind,
    incomes.is_declared,
    incomes.schemes,
    incomes.is_initiative,
    count(*) as initiatives,
    sum(incomes.income_eur) as income_eur
from incomes
left join
    drivers
    on incomes.initiative_key = drivers.initiative_key
    and drivers.moment = 'review'
    and incomes.year is not null
where incomes.next_year is null
group by
    sources_band,
    incomes.year,
    incomes.theme,
    incomes.neighbourhood,
    incomes.initiator_kind,
    incomes.is_declared,
    incomes.schemes,
    incomes.is_initiative
