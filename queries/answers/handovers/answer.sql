-- How often does an initiative get another official?
-- One row per year, oldest first; the last row (year null) holds initiatives of which the days are not known.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and these years.
-- Handovers are set against the time in which they could happen: the years in which somebody held the initiative, counted in days.
-- Below the minimum number of initiatives held in a year only the counts are told. Many handovers and a long life bring each other about: no cause is claimed.
with
    counts as (
        select
            year,
            sum(handovers)::bigint as handovers,
            sum(initiatives)::bigint as held_initiatives,
            sum(held_days) / 365.25 as initiative_years
        from handover_years
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, year)
        group by year
    )
select
    counts.year,
    counts.handovers,
    counts.held_initiatives,
    counts.initiative_years,
    case
        when counts.held_initiatives >= minimums.for_share
        then 100 * counts.handovers / nullif(counts.initiative_years, 0)
    end as handovers_per_100,
    coalesce(counts.year = review_day.on_year and review_day.is_in_year, false) as is_partial_year
from counts
cross join minimums
cross join review_day
order by counts.year nulls last
