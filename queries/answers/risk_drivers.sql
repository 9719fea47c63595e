-- Which drivers of risk do the initiatives share?
-- One row per driver, in the order of the settings.
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only initiatives that started in or after this year.
-- $until_year (whole): only initiatives that started in or before this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
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
    fits_definition($definition, is_initiative, is_declared, schemes)
    and is_chosen($themes, theme)
    and is_chosen($neighbourhoods, neighbourhood)
    and is_chosen($initiator_kinds, initiator_kind)
    and is_within($from_year, $until_year, started_year)
group by driver
order by driver_step(driver)
