-- What stands beside what each initiative costs the municipality?
-- One row per initiative that has not ended, by title: its latest year within the period.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
-- $limit (whole): so many initiatives; null means all.
-- What it costs, whom it reaches and what it is said to be worth stand beside each other and are never divided, added up over initiatives or ranked.
-- all_initiatives: so many there are; all_both: of so many both the municipality's euros and the people reached are known, and between which amounts and numbers these lie.
with
    latest as not materialized (
        select *
        from worth_beside_cost
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, year)
            and is_last_within($chosen, next_year)
    ),
    counts as (
        select
            count(*) as all_initiatives,
            count(*) filter (where is_both) as all_both,
            min(municipal_eur) filter (where is_both) as cheapest_eur,
            max(municipal_eur) filter (where is_both) as dearest_eur,
            min(people_reached) filter (where is_both) as fewest_people,
            max(people_reached) filter (where is_both) as most_people
        from (select *, municipal_eur is not null and people_reached is not null as is_both from latest) as latest_rows
    ),
    first_rows as (
        select *
        from latest
        order by place
        limit $limit
    )
select
    first_rows.initiative_id,
    first_rows.title,
    first_rows.year,
    first_rows.municipal_eur,
    first_rows.people_reached,
    first_rows.volunteer_hours,
    first_rows.low_eur,
    first_rows.high_eur,
    first_rows.indicators,
    first_rows.unpriced_indicators,
    first_rows.value_basis,
    counts.all_initiatives,
    counts.all_both,
    counts.cheapest_eur,
    counts.dearest_eur,
    counts.fewest_people,
    counts.most_people
from first_rows
cross join counts
order by first_rows.place
