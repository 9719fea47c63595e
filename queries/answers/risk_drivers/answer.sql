-- Which drivers of risk do the initiatives share?
-- One row per driver, in the order of the settings.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- Only what has not ended. Every initiative counts once per driver: with 0 to 3 points, or as unknown.
select
    driver,
    coalesce(sum(initiatives) filter (where points = 0), 0)::bigint as points_0,
    coalesce(sum(initiatives) filter (where points = 1), 0)::bigint as points_1,
    coalesce(sum(initiatives) filter (where points = 2), 0)::bigint as points_2,
    coalesce(sum(initiatives) filter (where points = 3), 0)::bigint as points_3,
    coalesce(sum(initiatives) filter (where points is null), 0)::bigint as points_unknown,
    sum(initiatives)::bigint as initiatives
from driver_counts
where
    fits_definition($chosen, is_initiative, is_declared, schemes)
    and is_chosen($chosen, theme, neighbourhood, initiator_kind)
    and is_within($chosen, started_year)
group by driver
order by driver_step(driver)
