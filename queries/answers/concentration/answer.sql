-- From how many sources of income do initiatives really live?
-- One row per band of the number of sources, fewest first, then unknown.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, whose latest accounts are of these years.
-- The effective number of sources (1 / Herfindahl index): small sources hardly count. one: up to 1.25, nearly everything from one source; two:
-- up to 2; three: up to 3; more. Unknown where the municipality's part is not known or there are no accounts. share_of_initiatives is over
-- those that are known, and is not told below the minimum.
with
    bands as (
        select place, sources_band
        from
            (
                values (1, 'one'), (2, 'two'), (3, 'three'), (4, 'more'), (5, 'unknown')
            ) as bands(place, sources_band)
    ),
    totals as (
        select sources_band, sum(initiatives) as initiatives, sum(income_eur) as income_eur
        from source_counts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, year)
        group by sources_band
    )
select
    sources_band,
    coalesce(initiatives, 0)::bigint as initiatives,
    coalesce(income_eur, 0)::double as income_eur,
    case
        when sources_band <> 'unknown' and sum(initiatives) filter (where sources_band <> 'unknown') over () >= for_share
        then coalesce(initiatives, 0) / sum(initiatives) filter (where sources_band <> 'unknown') over ()
    end as share_of_initiatives,
    coalesce(sum(initiatives) filter (where sources_band <> 'unknown') over (), 0)::bigint as initiatives_known
from bands
left join totals using (sources_band)
cross join minimums
order by place
