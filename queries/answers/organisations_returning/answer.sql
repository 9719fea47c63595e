-- Who keeps coming back for money of the municipality?
-- One row per year of the money, from the first year that the exports tell of to the last.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and these years.
-- Organisations, not dossiers: who has a name in the exports and was granted more than nothing that year. new: in no earlier year; returned: in an earlier
-- year too; not_returned: in the year before, and not in this one. Up to the first year with names nobody can say that (null). is_over: the year has passed; until
-- then who did not return may still come. unnamed_dossiers: promises of more than nothing to who has no name there, such as private persons, in none of the counts.
with
    money as (
        select 0 as group_key, money_year as year, organisation_money.*
        from organisation_money
        where
            not is_summed_alone($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and money_year is not null
    ),
    sums as (
        select year, is_named, is_seen_before, years_until_next, organisations, promises, granted_eur
        from organisation_years
        where
            is_summed_alone($chosen)
            and level = level_without_years($chosen)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
        union all
        select
            year,
            organisation_key is not null as is_named,
            is_seen_before,
            years_until_next,
            count(*) as organisations,
            sum(promises) as promises,
            sum(granted_eur) as granted_eur
        from granted_years(money)
        group by year, organisation_key is not null, is_seen_before, years_until_next
    ),
    by_year as (
        select
            year,
            sum(organisations) filter (where is_named)::bigint as organisations,
            sum(organisations) filter (where is_named and is_seen_before)::bigint as returned,
            sum(organisations) filter (where is_named and years_until_next is distinct from 1)::bigint as leaving,
            sum(granted_eur) filter (where is_named)::double as granted_eur,
            sum(granted_eur) filter (where is_named and is_seen_before)::double as returned_eur,
            sum(granted_eur) filter (where is_named and years_until_next is distinct from 1)::double as leaving_eur,
            sum(promises) filter (where not is_named)::bigint as unnamed_dossiers
        from sums
        group by year
    ),
    years as (
        select first_year, unnest(range(oldest_year, last_year + 1)) as year
        from
            (
                select
                    min(year) filter (where organisations > 0) as first_year,
                    min(year) as oldest_year,
                    max(year) as last_year
                from by_year
            ) as bounds
    )
select
    years.year,
    coalesce(by_year.organisations, 0) as organisations,
    case
        when years.year > first_year then coalesce(by_year.organisations - coalesce(by_year.returned, 0), 0)
    end as new,
    case when years.year > first_year then coalesce(by_year.returned, 0) end as returned,
    case when years.year > first_year then coalesce(before.leaving, 0) end as not_returned,
    coalesce(by_year.granted_eur, 0) as granted_eur,
    case when years.year > first_year then coalesce(by_year.returned_eur, 0) end as returned_eur,
    case when years.year > first_year then coalesce(before.leaving_eur, 0) end as not_returned_eur,
    coalesce(by_year.unnamed_dossiers, 0) as unnamed_dossiers,
    years.year < on_year or (years.year = on_year and not is_in_year) as is_over
from years
cross join review_day
left join by_year on years.year = by_year.year
left join by_year as before on years.year = before.year + 1
where is_within($chosen, years.year)
order by years.year
