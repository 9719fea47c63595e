-- How long did each question for help wait, and what became of it?
-- One row per kind of help, what became of it, number of days, year and sort of initiative.
-- days run to the day of giving, or to the end of the initiative or the last day observed where it was not given.
-- year is that of the question, or of the giving where no question is told. Help for an initiative that no export tells of is there too, as one that counts.
with
    support_lines as (
        select
            support_given.kind,
            support_given.asked_date,
            support_given.given_date,
            support_given.year,
            support_given.observed_until,
            initiatives.ended_date,
            help_outcome(
                support_given.asked_date, support_given.given_date, initiatives.ended_date
            ) as became,
            initiatives.theme,
            initiatives.neighbourhood,
            initiatives.initiator_kind,
            coalesce(initiatives.is_declared, true) as is_declared,
            initiatives.deciding_schemes as schemes,
            coalesce(initiatives.is_initiative, true) as is_initiative
        from support_given
        left join initiatives on support_given.initiative_key = initiatives.initiative_key
    ),
    waits as (
        select
            *,
            case
                when became = 'given'
                then given_date - asked_date
                when became = 'waiting'
                then observed_until - asked_date
                when became = 'lapsed'
                then greatest(least(ended_date, observed_until) - asked_date, 0)
            end as days
        from support_lines
    )
select
    kind,
    became,
    cast(days as integer) as days,
    year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    count(*) as questions
from waits
group by
    kind,
    became,
    days,
    year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative
