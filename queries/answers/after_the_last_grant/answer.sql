-- What happens to organisations after a grant: are they seen again?
-- One row per year of the money that has begun, oldest first.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and these years.
-- Organisations with a name that were granted more than nothing that year. Seen again within 12 months: also granted money of the next year; within 24 months:
-- of that year or the one after it. not_again: of no later year so far. Who is not seen again did not necessarily stop: these exports tell of money only.
-- followed_months: so long after the end of the year the newest export tells; below 12 (or 24) months who is not seen again may still come.
with
    money as (
        select 0 as group_key, money_year as year, organisation_money.*
        from organisation_money
        where
            not is_summed_alone($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and organisation_key is not null
            and money_year is not null
    ),
    sums as (
        select year, years_until_next, organisations, granted_eur
        from organisation_years
        where
            is_summed_alone($chosen)
            and level = level_without_years($chosen)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_named
        union all
        select year, years_until_next, count(*) as organisations, sum(granted_eur) as granted_eur
        from granted_years(money)
        group by year, years_until_next
    ),
    followed as (select max(observed_until) as observed_until from exports_on_day where table_name = 'funding_lines')
select
    year,
    sum(organisations)::bigint as organisations,
    coalesce(sum(organisations) filter (where years_until_next = 1), 0)::bigint as again_in_12_months,
    coalesce(sum(organisations) filter (where years_until_next <= 2), 0)::bigint as again_in_24_months,
    coalesce(sum(organisations) filter (where years_until_next is null), 0)::bigint as not_again,
    sum(granted_eur) filter (where years_until_next is null)::double as not_again_eur,
    any_value(
        greatest(0, date_diff('month', make_date(year + 1, 1, 1), observed_until + 1))
    ) as followed_months
from sums
cross join followed
cross join review_day
where year <= on_year and is_within($chosen, year)
group by year
order by year
