-- How often is money asked for, and how much?
-- One row per year, oldest first; the last row (year null) holds what has no known year.
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only from this year on.
-- $until_year (whole): only up to this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- The year is that for which the money is asked. A year that is not over yet, or has yet to come, is partial.
-- asked_eur and median_asked_eur (of an even number: between the two in the middle) are over the promises of which the amount asked is
-- told (with_amount). What an initiative earns itself,
-- or gets from members, givers and businesses, is not asked for.
with
    counts as (
        select year, promises, with_amount, asked_eur, median_asked_eur
        from applications_by_year
        where
            is_summed_alone($themes, $neighbourhoods, $initiator_kinds, $definition)
            and level = level_of($themes, $neighbourhoods, $initiator_kinds, null, null, $definition)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, year)
        union all
        select
            money_year as year,
            count(*) as promises,
            count(asked_eur) as with_amount,
            sum(asked_eur) as asked_eur,
            percentile_cont(0.5) within group (order by cast(asked_eur as double)) as median_asked_eur
        from funding
        where
            not is_summed_alone($themes, $neighbourhoods, $initiator_kinds, $definition)
            and is_applied_for(funder_kind)
            and fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, money_year)
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
