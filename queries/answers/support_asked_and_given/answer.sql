-- Which help was asked, given, or is still waited for?
-- One row per kind of help, most asked first; null is unknown and comes last.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and help asked in these years, or given where no question is told.
-- help = given + unasked + waiting + lapsed + duration_unknown. Half of the questions are answered within median_days (Kaplan-Meier): what still waits counts as long as it
-- waits, what lapsed until the initiative ended. It is null below the minimum of questions, and where less than half will have been answered as far as is known.
with
    waits as (
        select kind, became, days, questions
        from support_days
        where
            level = level_of($chosen)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, year)
        union all
        select kind, became, days, questions
        from support_waits
        where
            level_of($chosen) = 'rows'
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, year)
    ),
    day_counts as (
        select kind, became, days, sum(questions)::bigint as questions
        from waits
        group by kind, became, days
    ),
    days_waited as (
        select
            kind,
            days,
            sum(questions) filter (where became = 'given') as given,
            sum(sum(questions)) over (partition by kind order by days desc) as at_risk
        from day_counts
        where days is not null
        group by kind, days
    ),
    curve as (
        select kind, days, product(1 - given::double / at_risk) over (partition by kind order by days) as share_waiting
        from days_waited
        where given > 0
    ),
    medians as (
        select kind, min(days) as median_days from curve where share_waiting <= 0.5 + 1e-9 group by kind
    ),
    counts as (
        select
            kind,
            sum(questions)::bigint as help,
            coalesce(sum(questions) filter (where became in ('given', 'waiting', 'lapsed')), 0)::bigint as asked,
            coalesce(sum(questions) filter (where became = 'given'), 0)::bigint as given,
            coalesce(sum(questions) filter (where became = 'unasked'), 0)::bigint as unasked,
            coalesce(sum(questions) filter (where became = 'waiting'), 0)::bigint as waiting,
            coalesce(sum(questions) filter (where became = 'lapsed'), 0)::bigint as lapsed,
            coalesce(sum(questions) filter (where became = 'undated'), 0)::bigint as duration_unknown,
            max(days) filter (where became = 'waiting') as longest_waiting_days
        from day_counts
        group by kind
    )
select
    counts.kind as help_kind,
    counts.help,
    counts.asked,
    counts.given,
    counts.unasked,
    counts.waiting,
    counts.lapsed,
    counts.duration_unknown,
    case when counts.asked >= minimums.for_share then medians.median_days end as median_days,
    counts.longest_waiting_days,
    sum(counts.asked) over ()::bigint as all_asked,
    sum(counts.given) over ()::bigint as all_given,
    sum(counts.waiting) over ()::bigint as all_waiting
from counts
left join medians on counts.kind is not distinct from medians.kind
cross join minimums
order by counts.kind is null, counts.asked desc, counts.help desc, counts.kind
