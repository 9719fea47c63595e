-- Where are the initiatives?
-- One row per ward, most active initiatives first; null is unknown and comes last.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only initiatives that started in or after this year.
-- $until_year: only initiatives that started in or before this year.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Names of wards are compared without capitals and blanks around them. A ward on the map without any initiative is a row of zeroes;
-- a ward in the exports that is not on the map is a row too. Of activity_unknown nothing tells whether they are active.
with
    counted as (
        select
            lower(trim(neighbourhood)) as ward_key,
            min(trim(neighbourhood)) as neighbourhood,
            sum(initiatives) as initiatives,
            coalesce(sum(initiatives) filter (where is_active), 0) as active_initiatives,
            coalesce(sum(initiatives) filter (where is_active is null), 0) as activity_unknown
        from initiative_counts
        where
            is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, started_year)
        group by lower(trim(neighbourhood))
    ),
    mapped as (
        select ward_key, neighbourhood
        from ward_outlines
        where is_asked([lower(trim(asked)) for asked in $neighbourhoods], ward_key)
    )
select
    coalesce(mapped.neighbourhood, counted.neighbourhood) as neighbourhood,
    coalesce(initiatives, 0)::bigint as initiatives,
    coalesce(active_initiatives, 0)::bigint as active_initiatives,
    coalesce(activity_unknown, 0)::bigint as activity_unknown,
    mapped.ward_key is not null as is_on_map
from counted
full join mapped on counted.ward_key = mapped.ward_key
order by
    counted.ward_key is null and mapped.ward_key is null,
    active_initiatives desc nulls last,
    initiatives desc,
    neighbourhood
