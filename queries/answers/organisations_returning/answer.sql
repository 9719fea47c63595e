-- Who keeps coming back for money of the municipality?
-- One row per year of the money, from the first year that the exports tell of to the last.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and these years.
-- Organisations, not dossiers: who has a name in the exports and was granted more than nothing that year. new: in no earlier year; returned: in an earlier
-- year too; not_returned: in the year before, and not in this one. Up to the first year with names nobody can say that (null). is_over: the year has passed; until
-- then who did not return may still come. unnamed_dossiers: promises of more than nothing to who has no name there, such as private persons, in none of the counts.
with
    money as (
        select
            organisation_key,
            money_year as year,
            sum(granted_eur)::double as granted_eur,
            sum(promises)::bigint as promises
        from organisation_money
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and money_year is not null
        group by organisation_key, money_year
        having sum(granted_eur) > 0
    ),
    years as (
        select first_year, unnest(range(oldest_year, last_year + 1)) as year
        from
            (
                select
                    min(year) filter (where organisation_key is not null) as first_year,
                    min(year) as oldest_year,
                    max(year) as last_year
                from money
            ) as bounds
    ),
    sequences as (
        select
            *,
            lag(year) over in_order as previous_year,
            lead(year) over in_order as next_year
        from money
        where organisation_key is not null
        window in_order as (partition by organisation_key order by year)
    ),
    by_year as (
        select
            year,
            count(*) as organisations,
            count(previous_year) as returned,
            sum(granted_eur) as granted_eur,
            sum(granted_eur) filter (where previous_year is not null) as returned_eur
        from sequences
        group by year
    ),
    absent as (
        select year + 1 as year, count(*) as not_returned, sum(granted_eur) as not_returned_eur
        from sequences
        where next_year is distinct from year + 1
        group by year
    ),
    unnamed as (select year, promises from money where organisation_key is null)
select
    years.year,
    coalesce(by_year.organisations, 0) as organisations,
    case when years.year > first_year then coalesce(organisations - returned, 0) end as new,
    case when years.year > first_year then coalesce(returned, 0) end as returned,
    case when years.year > first_year then coalesce(not_returned, 0) end as not_returned,
    coalesce(by_year.granted_eur, 0) as granted_eur,
    case when years.year > first_year then coalesce(returned_eur, 0) end as returned_eur,
    case when years.year > first_year then coalesce(not_returned_eur, 0) end as not_returned_eur,
    coalesce(unnamed.promises, 0) as unnamed_dossiers,
    years.year < on_year or (years.year = on_year and not is_in_year) as is_over
from years
cross join review_day
left join by_year on years.year = by_year.year
left join absent on years.year = absent.year
left join unnamed on years.year = unnamed.year
where is_within($chosen, years.year)
order by years.year
