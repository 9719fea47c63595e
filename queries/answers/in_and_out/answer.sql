-- How many initiatives came and went in each year?
-- One row per year, oldest first; the last row (year null) holds what has no known year.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and these years.
-- The year of an initiative without a date of start is the year of its first grant. A year that is not over yet is partial.
-- Active at the end of a year: came in that year or before, and not gone by then. What started in an unknown year, or ended in one, is left out there.
-- left_register: last seen in that year by its register, which no longer shows it: from then on it is not known to be active, and it did not go.
with
    counts as (
        select started_year, ended_year, gone_year, status = 'left_register' as has_left, is_active, sum(initiatives) as initiatives
        from initiative_counts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
        group by started_year, ended_year, gone_year, has_left, is_active
    ),
    years as (
        select unnest(range(first_year, on_year + 1))::integer as year
        from
            (
                select min(least(started_year, ended_year, gone_year)) as first_year, on_year
                from review_day
                left join counts on true
                group by on_year
            ) as span
        union all
        select null as year
    )
select
    years.year,
    coalesce(
        sum(initiatives) filter (where started_year is not distinct from years.year), 0
    )::bigint as came,
    coalesce(
        sum(initiatives) filter (
            where ended_year is not distinct from years.year and not is_active and has_left is distinct from true
        ),
        0
    )::bigint as went,
    coalesce(
        sum(initiatives) filter (where has_left and gone_year = years.year), 0
    )::bigint as left_register,
    case
        when years.year is not null
        then
            coalesce(
                sum(initiatives) filter (
                    where is_here_at_end(years.year, started_year, gone_year)
                ),
                0
            )::bigint
    end as active_at_year_end,
    coalesce(years.year = max(on_year) and bool_or(is_in_year), false) as is_partial_year
from years
cross join review_day
left join counts on true
where is_within($chosen, years.year)
group by years.year
having years.year is not null or came > 0 or went > 0
order by years.year nulls last
