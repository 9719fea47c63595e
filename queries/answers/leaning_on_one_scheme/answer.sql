-- Which organisations live from one scheme of the municipality, and what when it ends?
-- One row per scheme from which an organisation got all its money of the municipality in the newest year that has begun; most organisations first.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and the newest of these years.
-- Organisations with a name that were granted more than nothing that year, all of it under this scheme: money of the municipality only, so not the whole income.
-- returning: they got money of the municipality the year before too, under whatever scheme. ends_on: the last day of what was granted them that year; null where none is known.
-- all_organisations: with money of the municipality that year, the same in every row.
with
    money as (
        select
            organisation_key,
            money_year as year,
            scheme,
            sum(granted_eur)::double as granted_eur,
            max(last_end_date) as last_end_date
        from organisation_money
        cross join review_day
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and organisation_key is not null
            and money_year <= on_year
        group by organisation_key, money_year, scheme
        having sum(granted_eur) > 0
    ),
    newest as (select max(year) as newest_year from money where is_within($chosen, year)),
    organisations_of_year as (
        select
            organisation_key,
            newest_year,
            count(*) filter (where year = newest_year) as schemes,
            any_value(scheme) filter (where year = newest_year) as scheme,
            sum(granted_eur) filter (where year = newest_year) as granted_eur,
            max(last_end_date) filter (where year = newest_year) as last_end_date,
            bool_or(year = newest_year - 1) as is_returning
        from money
        cross join newest
        where year between newest_year - 1 and newest_year
        group by organisation_key, newest_year
        having count(*) filter (where year = newest_year) > 0
    )
select
    scheme,
    newest_year,
    count(*) as organisations,
    count(*) filter (where is_returning) as returning,
    sum(granted_eur) as granted_eur,
    max(last_end_date) as ends_on,
    (select count(*) from organisations_of_year) as all_organisations
from organisations_of_year
where schemes = 1
group by scheme, newest_year
order by organisations desc, granted_eur desc, scheme nulls last
