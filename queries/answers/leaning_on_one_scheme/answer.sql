-- Which organisations live from one scheme of the municipality, and what when it ends?
-- One row per scheme from which an organisation got all its money of the municipality in the newest year that has begun; most organisations first.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and the newest of these years.
-- Organisations with a name that were granted more than nothing that year, over all schemes together as in organisations_returning, and more than nothing under
-- this scheme alone: money of the municipality only, so not the whole income. granted_eur: less what was taken back that year, under whatever scheme.
-- returning: they got money of the municipality the year before too, under whatever scheme. ends_on: the last day of what was granted them that year; null where none is known.
-- all_organisations: with money of the municipality that year, the same in every row.
with
    chosen_money as not materialized (
        select organisation_key, money_year as year, scheme, granted_eur, last_end_date
        from organisation_money
        cross join review_day
        where
            not is_summed_alone($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and organisation_key is not null
            and money_year <= on_year
    ),
    summed_years as (
        select year, is_of_one_scheme, scheme, years > 1 as is_returning, organisations, granted_eur, last_end_date
        from organisation_years
        cross join review_day
        where
            is_summed_alone($chosen)
            and level = level_without_years($chosen)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_named
            and year <= on_year
    ),
    newest as (
        select max(year) as newest_year
        from
            (
                select year from summed_years
                union all
                select year from chosen_money group by organisation_key, year having sum(granted_eur) > 0
            ) as years
        where is_within($chosen, year)
    ),
    last_money as (
        select
            0 as group_key,
            organisation_key,
            year,
            scheme,
            null as promises,
            sum(granted_eur) as granted_eur,
            max(last_end_date) as last_end_date
        from chosen_money
        inner join newest on chosen_money.year between newest_year - 1 and newest_year
        group by organisation_key, year, scheme
    ),
    sums as (
        select * from summed_years
        union all
        select
            year,
            schemes = 1 as is_of_one_scheme,
            scheme,
            not is_first_of_row as is_returning,
            1 as organisations,
            granted_eur,
            last_end_date
        from granted_years(last_money)
    ),
    of_newest_year as (select * from sums inner join newest on sums.year = newest.newest_year)
select
    scheme,
    newest_year,
    sum(organisations)::bigint as organisations,
    coalesce(sum(organisations) filter (where is_returning), 0)::bigint as returning,
    sum(granted_eur)::double as granted_eur,
    max(last_end_date) as ends_on,
    (select sum(organisations)::bigint from of_newest_year) as all_organisations
from of_newest_year
where is_of_one_scheme
group by scheme, newest_year
order by organisations desc, granted_eur desc, scheme nulls last
