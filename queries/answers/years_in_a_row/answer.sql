-- How many years in a row do organisations get money of the municipality?
-- One row per number of years, up to the newest year that has begun and that the reader chose, longest first.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and up to the newest of these years.
-- Organisations with a name that were granted more than nothing in that newest year. years: how many years without a gap, the newest included.
-- is_at_least: the row begins with the first year that the exports tell of, so that it may have begun earlier. granted_eur: what they got in the newest year.
with
    money as (
        select organisation_key, money_year as year, sum(granted_eur)::double as granted_eur
        from organisation_money
        cross join review_day
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and organisation_key is not null
            and money_year <= on_year
        group by organisation_key, money_year
        having sum(granted_eur) > 0
    ),
    bounds as (
        select min(year) as first_year, max(year) filter (where is_within($chosen, year)) as newest_year
        from money
    ),
    numbered as (
        select
            *,
            year + row_number() over (partition by organisation_key order by year desc) as last_of_row
        from money
        cross join bounds
        where year <= newest_year
    ),
    rows_of_years as (
        select
            organisation_key,
            count(*) as years,
            min(year) = any_value(first_year) as is_at_least,
            max(newest_year) as newest_year,
            sum(granted_eur) filter (where year = newest_year) as granted_eur
        from numbered
        where last_of_row = newest_year + 1
        group by organisation_key
    )
select
    years,
    bool_or(is_at_least) as is_at_least,
    max(newest_year) as newest_year,
    count(*) as organisations,
    sum(granted_eur) as granted_eur
from rows_of_years
group by years
order by years desc
