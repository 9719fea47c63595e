-- How often and how much money was asked for each year, over all initiatives?
-- One row per year; null where the year is not told.
-- Money that an initiative earns itself, or gets from members, givers and businesses, is not asked for.
select
    money_year as year,
    count(*) as promises,
    count(asked_eur) as with_amount,
    sum(asked_eur) as asked_eur,
    percentile_disc(0.5) within group (order by asked_eur) as median_asked_eur
from funding
where
    is_initiative
    and is_applied_for(funder_kind)
group by money_year
