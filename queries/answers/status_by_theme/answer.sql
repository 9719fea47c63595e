-- Where do the initiatives stand?
-- One row per status and theme; null is unknown.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- assumed_initiatives: of which no export says the status; it follows from what was granted and determined. Of reported_initiatives one does,
-- or nothing is known.
with
    counts as (
        select
            status,
            status_step(status) as step,
            theme,
            sum(initiatives)::bigint as initiatives,
            coalesce(sum(initiatives) filter (where is_status_assumed), 0)::bigint as assumed_initiatives,
            coalesce(sum(initiatives) filter (where is_status_assumed is distinct from true), 0)::bigint as reported_initiatives
        from initiative_counts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        group by status, theme
    )
select status, theme, initiatives, assumed_initiatives, reported_initiatives
from counts
order by step nulls last, initiatives desc, theme nulls last
