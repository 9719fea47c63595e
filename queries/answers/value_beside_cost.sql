-- What stands beside what each initiative costs the municipality?
-- One row per initiative that has not ended, by title: its latest year within the period.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only money of this year or later.
-- $until_year: only money of this year or earlier.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- $limit: so many initiatives; null means all.
-- What it costs, whom it reaches and what it is said to be worth stand beside each other and are never divided, added up over initiatives or ranked.
-- all_initiatives: so many there are; all_both: of so many both the municipality's euros and the people reached are known, and between which amounts and numbers these lie.
with
    latest as not materialized (
        select *
        from worth_beside_cost
        where
            is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, year)
            and (next_year is null or next_year > $until_year)
    ),
    counted as (
        select
            count(*) as all_initiatives,
            count(*) filter (where is_both) as all_both,
            min(municipal_eur) filter (where is_both) as cheapest_eur,
            max(municipal_eur) filter (where is_both) as dearest_eur,
            min(people_reached) filter (where is_both) as fewest_people,
            max(people_reached) filter (where is_both) as most_people
        from (select *, municipal_eur is not null and people_reached is not null as is_both from latest) as told
    ),
    listed as (
        select *
        from latest
        order by place
        limit $limit
    )
select
    listed.initiative_id,
    listed.title,
    listed.year,
    listed.municipal_eur,
    listed.people_reached,
    listed.volunteer_hours,
    listed.low_eur,
    listed.high_eur,
    listed.indicators,
    listed.unpriced_indicators,
    listed.value_basis,
    counted.all_initiatives,
    counted.all_both,
    counted.cheapest_eur,
    counted.dearest_eur,
    counted.fewest_people,
    counted.most_people
from listed
cross join counted
order by listed.place
