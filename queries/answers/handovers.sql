-- How often does an initiative get another official?
-- One row per year, oldest first; the last row (year null) holds initiatives of which the days are not known.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only from this year on.
-- $until_year: only up to this year.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Handovers are set against the time in which they could happen: the years in which somebody held the initiative, counted in days.
-- Below the minimum number of initiatives held in a year only the counts are told. Many handovers and a long life bring each other about: no cause is claimed.
with
    counted as (
        select
            year,
            sum(handovers)::bigint as handovers,
            sum(initiatives)::bigint as held_initiatives,
            sum(held_days) / 365.25 as initiative_years
        from handover_years
        where
            is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, year)
        group by year
    )
select
    counted.year,
    counted.handovers,
    counted.held_initiatives,
    counted.initiative_years,
    case
        when counted.held_initiatives >= minimums.for_share
        then 100 * counted.handovers / nullif(counted.initiative_years, 0)
    end as handovers_per_100,
    coalesce(counted.year = review_day.on_year and review_day.is_in_year, false) as is_partial_year
from counted
cross join minimums
cross join review_day
order by counted.year nulls last
