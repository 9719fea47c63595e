-- How much did each organisation get from the municipality?
-- One row per organisation with a name, year of the money, scheme and sort of initiative.
-- promises: of more than nothing. last_end_date: of what was granted, also where it is assumed that a yearly subsidy runs its year; null where no end is known.
-- Ordered by organisation, which halves the time that an answer takes that looks at each.
-- organisation_key is null for all who have no name in the exports, such as private persons: they are many, and nobody can say who came back.
select
    case when organisations.is_named then funding.organisation_key end as organisation_key,
    funding.money_year,
    funding.scheme,
    funding.theme,
    funding.neighbourhood,
    funding.initiator_kind,
    funding.is_declared,
    funding.schemes,
    funding.is_initiative,
    count(*) filter (where funding.granted_eur > 0) as promises,
    sum(funding.granted_eur) as granted_eur,
    max(funding.end_date) filter (where funding.granted_eur > 0) as last_end_date
from funding
inner join organisations on funding.organisation_key = organisations.organisation_key
where funding.funder_kind = 'municipality'
group by
    case when organisations.is_named then funding.organisation_key end,
    funding.money_year,
    funding.scheme,
    funding.theme,
    funding.neighbourhood,
    funding.initiator_kind,
    funding.is_declared,
    funding.schemes,
    funding.is_initiative
order by organisation_key, money_year
