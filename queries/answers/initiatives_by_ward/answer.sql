-- Where are the initiatives?
-- One row per ward, most active initiatives first; null is unknown and comes last.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- Names of wards are compared without capitals and blanks around them. A ward on the map without any initiative is a row of zeroes;
-- a ward in the exports that is not on the map is a row too. Of activity_unknown nothing tells whether they are active.
with
    counts as (
        select
            lower(trim(neighbourhood)) as ward_key,
            min(trim(neighbourhood)) as neighbourhood,
            sum(initiatives) as initiatives,
            coalesce(sum(initiatives) filter (where is_active), 0) as active_initiatives,
            coalesce(sum(initiatives) filter (where is_active is null), 0) as activity_unknown
        from initiative_counts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        group by lower(trim(neighbourhood))
    ),
    wards as (
        select ward_key, neighbourhood
        from ward_outlines
        where is_among([lower(trim(ward)) for ward in $chosen.neighbourhoods], ward_key)
    )
select
    coalesce(wards.neighbourhood, counts.neighbourhood) as neighbourhood,
    coalesce(initiatives, 0)::bigint as initiatives,
    coalesce(active_initiatives, 0)::bigint as active_initiatives,
    coalesce(activity_unknown, 0)::bigint as activity_unknown,
    wards.ward_key is not null as is_on_map
from counts
full join wards on counts.ward_key = wards.ward_key
order by
    counts.ward_key is null and wards.ward_key is null,
    active_initiatives desc nulls last,
    initiatives desc,
    neighbourhood
