-- Where do the initiatives stand?
-- One row per status and theme; null is unknown.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
with
    counts as (
        select
            status,
            status_step(status) as step,
            theme,
            sum(initiatives)::bigint as initiatives
        from initiative_counts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        group by status, theme
    )
select status, theme, initiatives
from counts
order by step nulls last, initiatives desc, theme nulls last
