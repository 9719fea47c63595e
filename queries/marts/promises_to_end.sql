-- Which promises are still to end, and when?
-- One row per promise with a known end on the day or after it, soonest first, on one day the largest first.
-- In that order, so that a list of the first ones is found without reading the rest.
select
    funding.initiative_key,
    funding.initiative_id,
    initiatives.title,
    funding.funding_id,
    funding.funder,
    funding.funder_kind,
    funding.scheme,
    funding.granted_eur,
    funding.end_date,
    funding.ending_quarter,
    funding.is_ending_in_12_months,
    funding.money_year,
    funding.theme,
    funding.neighbourhood,
    funding.initiator_kind,
    funding.is_declared,
    funding.schemes,
    funding.is_initiative
from funding
left join initiatives on funding.initiative_key = initiatives.initiative_key
where funding.is_to_end and funding.end_date is not null
order by funding.end_date, funding.granted_eur desc, funding.initiative_id, funding.funding_id
