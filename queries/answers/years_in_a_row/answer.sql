-- How many years in a row do organisations get money of the municipality?
-- One row per number of years, up to the newest year that has begun and that the reader chose, longest first.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and up to the newest of these years.
-- Organisations with a name that were granted more than nothing in that newest year. years: how many years without a gap, the newest included.
-- is_at_least: the row begins with the first year that the exports tell of, so that it may have begun earlier. granted_eur: what they got in the newest year.
with
    money as (
        select 0 as group_key, money_year as year, organisation_money.*
        from organisation_money
        cross join review_day
        where
            not is_summed_alone($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and organisation_key is not null
            and money_year <= on_year
    ),
    each_year as (select organisation_key, year, granted_eur, is_first_of_row from granted_years(money)),
    summed_years as (
        select year, years, organisations, granted_eur
        from organisation_years
        cross join review_day
        where
            is_summed_alone($chosen)
            and level = level_without_years($chosen)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_named
            and year <= on_year
    ),
    bounds as (
        select min(year) as first_year, max(year) filter (where is_within($chosen, year)) as newest_year
        from
            (
                select year from summed_years
                union all
                select year from each_year
            ) as all_years
    ),
    rows_of_years as (
        select years, organisations, granted_eur
        from summed_years
        inner join bounds on summed_years.year = bounds.newest_year
        union all
        select
            newest_year - max(year) filter (where is_first_of_row) + 1 as years,
            1 as organisations,
            sum(granted_eur) filter (where year = newest_year) as granted_eur
        from each_year
        inner join bounds on each_year.year <= bounds.newest_year
        group by organisation_key, newest_year
        having bool_or(year = newest_year)
    )
select
    years,
    years = newest_year - first_year + 1 as is_at_least,
    newest_year,
    sum(organisations)::bigint as organisations,
    sum(granted_eur)::double as granted_eur
from rows_of_years
cross join bounds
group by years, newest_year, first_year
order by years desc
