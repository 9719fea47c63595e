-- How often is money asked for, and how much?
-- One row per year, oldest first; the last row (year null) holds what has no known year.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and these years.
-- The year is that for which the money is asked. A year that is not over yet, or has yet to come, is partial.
-- asked_eur and median_asked_eur (of an even number: between the two in the middle) are over the promises of which the amount asked is
-- told (with_amount). What an initiative earns itself,
-- or gets from members, givers and businesses, is not asked for.
with
    counts as (
        select year, promises, with_amount, asked_eur, median_asked_eur
        from applications_by_year
        where
            is_summed_alone($chosen)
            and level = level_without_years($chosen)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, year)
        union all
        select
            money_year as year,
            count(*) as promises,
            count(asked_eur) as with_amount,
            sum(asked_eur) as asked_eur,
            percentile_cont(0.5) within group (order by cast(asked_eur as double)) as median_asked_eur
        from funding
        where
            not is_summed_alone($chosen)
            and is_applied_for(funder_kind)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
        group by money_year
    ),
    years as (
        select unnest(range(first_year, last_year + 1))::integer as year
        from (select min(year) as first_year, max(year) as last_year from counts) as span
        union all
        select year
        from counts
        where year is null
    )
select
    years.year,
    coalesce(promises, 0)::bigint as times_asked,
    coalesce(with_amount, 0)::bigint as with_amount,
    asked_eur::double as asked_eur,
    median_asked_eur,
    coalesce(years.year > on_year or (years.year = on_year and is_in_year), false) as is_partial_year
from years
cross join review_day
left join counts on years.year is not distinct from counts.year
order by years.year nulls last
