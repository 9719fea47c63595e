-- How often does an initiative get another official, in the time that somebody holds it?
-- One row per year and sort of initiative; the year is null for initiatives of which the days are not known.
-- A handover: an official stops and somebody else holds the initiative after that, at once or later, before the same official comes back.
-- When the last one stops and nobody follows, nothing is handed over. Two rows of the same official that follow each other are one spell.
-- held_days: days on which at least one official held the initiative; two at the same time count once.
-- An initiative with a spell without a first day, or one that ends before it begins, is left out of both and counted as undated.
with
    spells as (
        select
            initiative_key,
            official_number,
            from_date,
            to_date,
            held_until,
            coalesce(to_date, cast('9999-12-31' as date)) as end_date,
            bool_or(from_date is null or held_until < from_date) over (
                partition by initiative_key
            ) as is_undated
        from assignment_days
        where initiative_key is not null
    ),
    departed as (
        select distinct initiative_key, official_number, to_date
        from spells
        where to_date is not null and not is_undated
    ),
    followed as (
        select
            departed.initiative_key,
            departed.to_date,
            min(case when spells.official_number = departed.official_number then from_date end) as next_own_date,
            min(case when spells.official_number <> departed.official_number then from_date end) as next_date
        from departed
        inner join
            spells
            on departed.initiative_key = spells.initiative_key
            and spells.end_date > departed.to_date
        group by departed.initiative_key, departed.official_number, departed.to_date
    ),
    pieces as (
        select
            initiative_key,
            greatest(
                from_date,
                coalesce(
                    max(held_until) over (
                        partition by initiative_key
                        order by from_date, held_until
                        rows between unbounded preceding and 1 preceding
                    )
                    + 1,
                    from_date
                )
            ) as first_date,
            held_until as last_date
        from spells
        where not is_undated
    ),
    lived as (
        select
            initiative_key,
            year,
            least(last_date, make_date(year, 12, 31)) - greatest(first_date, make_date(year, 1, 1)) + 1 as days,
            0 as handovers
        from
            (
                select *, unnest(range(year(first_date), year(last_date) + 1))::integer as year
                from pieces
                where first_date <= last_date
            ) as yearly
        union all
        select initiative_key, cast(year(to_date) as integer) as year, 0 as days, 1 as handovers
        from followed
        where next_date is not null and (next_own_date is null or (next_own_date > to_date + 1 and next_date < next_own_date))
        union all
        select distinct initiative_key, null as year, null as days, null as handovers
        from spells
        where is_undated
    ),
    summed as (
        select initiative_key, year, sum(days) as days, sum(handovers) as handovers
        from lived
        group by initiative_key, year
    )
select
    summed.year,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.is_declared,
    initiatives.deciding_schemes as schemes,
    initiatives.is_initiative,
    count(*) as initiatives,
    sum(summed.days) as held_days,
    sum(summed.handovers) as handovers
from summed
inner join initiatives on summed.initiative_key = initiatives.initiative_key
group by
    summed.year,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.is_declared,
    initiatives.deciding_schemes,
    initiatives.is_initiative
