-- Which part had money granted, and which part was determined, so many days after an export first showed it, as successive exports show?
-- One row per step (granted, determined) and day on which the curve of the earliest or that of the latest days rises, with the start and the last day that both follow.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only promises of these departments to initiatives that the reader chose, of money of these years.
-- The curves of time_between_exports, all departments together: what is open counts as long as it was followed, and what is refused never takes the step.
-- share_low and share_high: the lower and the higher of both curves; with exports a day apart they are the same. is_one_line: every step was taken within
-- seven days after an export that did not show it. Of fewer dossiers than minimum.for_share there are no shares.
with
    steps as (
        select *
        from dossier_steps
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
    ),
    curves as (
        select
            step,
            days,
            max(requests) as dossiers,
            max(1 - share_waiting) filter (where bound = 'low') as earliest,
            max(1 - share_waiting) filter (where bound = 'high') as latest,
            min(longest_days) as longest_days
        from step_curves(steps)
        where department is null
        group by step, days
    ),
    filled as (
        select
            step,
            days,
            max(dossiers) over up_to_now as dossiers,
            max(earliest) over up_to_now as earliest,
            max(latest) over up_to_now as latest,
            min(longest_days) over (partition by step) as longest_days
        from curves
        window up_to_now as (partition by step order by days)
    ),
    widths as (
        select step, max(high_days - low_days + 1) filter (where outcome = 'ended') as widest_days
        from steps
        group by step
    )
select
    filled.step,
    filled.days,
    filled.dossiers,
    case when filled.dossiers >= for_share then least(earliest, latest) end as share_low,
    case when filled.dossiers >= for_share then greatest(earliest, latest) end as share_high,
    coalesce(widths.widest_days <= 7, true) as is_one_line
from filled
cross join minimums
inner join widths on filled.step = widths.step
where filled.days <= filled.longest_days
order by filled.step = 'determined', filled.days
