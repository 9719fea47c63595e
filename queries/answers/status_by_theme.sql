-- Where do the initiatives stand?
-- One row per status and theme; null is unknown.
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only initiatives that started in or after this year.
-- $until_year (whole): only initiatives that started in or before this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
with
    counts as (
        select
            status,
            status_step(status) as step,
            theme,
            sum(initiatives)::bigint as initiatives
        from initiative_counts
        where
            fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, started_year)
        group by status, theme
    )
select status, theme, initiatives
from counts
order by step nulls last, initiatives desc, theme nulls last
