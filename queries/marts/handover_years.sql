-- How often does an initiative get another official, in the time that somebody holds it?
-- One row per year and sort of initiative; the year is null for initiatives of which the days are not known.
-- What a handover is stands in handed_over.
-- held_days: days on which at least one official held the initiative; two at the same time count once.
-- An initiative of which a day is not known (held_stretches) is left out of both and counted as undated.
with
    lifetimes as (
        select
            initiative_key,
            year,
            least(last_date, make_date(year, 12, 31)) - greatest(first_date, make_date(year, 1, 1)) + 1 as days,
            0 as handovers
        from
            (
                select *, unnest(range(year(first_date), year(last_date) + 1))::integer as year
                from held_stretches
                where first_date is not null
            ) as yearly
        union all
        select initiative_key, year, 0 as days, 1 as handovers
        from handed_over
        union all
        select initiative_key, null as year, null as days, null as handovers
        from held_stretches
        where first_date is null
    ),
    sums as (
        select initiative_key, year, sum(days) as days, sum(handovers) as handovers
        from lifetimes
        group by initiative_key, year
    )
select
    sums.year,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.is_declared,
    initiatives.deciding_schemes as schemes,
    initiatives.is_initiative,
    count(*) as initiatives,
    sum(sums.days) as held_days,
    sum(sums.handovers) as handovers
from sums
inner join initiatives on sums.initiative_key = initiatives.initiative_key
group by
    sums.year,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.is_declared,
    initiatives.deciding_schemes,
    initiatives.is_initiative
