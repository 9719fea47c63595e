-- How long does it take until money is granted, and until it is determined, as successive exports show?
-- One row per step (granted, determined) and department; all together (department null) first.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only promises of these departments to initiatives that the reader chose, of money of these years.
-- Only of registers that were exported on several days. dossiers: promises of which an export shows the time before the step; ended of them took it, open did
-- not so far, refused never will, left are in their register no more. left_truncated had taken it when first seen, and are not among them: nobody knows how long that took.
-- The median is the first day on which the waiting curve is down to a half, of two curves: every step taken as early as its exports allow, and as late. The lower
-- one is median_low_days, the higher median_high_days: the curves can cross, as what is taken later is taken by one of fewer. Null where the curve does not come
-- that far, or of fewer dossiers than minimum.for_share. Counted from the export that first shows the promise.
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
    medians as (
        select
            step,
            department,
            min(days) filter (where bound = 'low' and share_waiting <= 0.5 + 1e-12) as early_days,
            min(days) filter (where bound = 'high' and share_waiting <= 0.5 + 1e-12) as late_days
        from step_curves(steps)
        group by step, department
    ),
    counts as (
        select
            step,
            department,
            count(*) filter (where outcome <> 'truncated') as dossiers,
            count(*) filter (where outcome = 'ended') as ended,
            count(*) filter (where outcome = 'open') as open,
            count(*) filter (where outcome = 'refused') as refused,
            count(*) filter (where outcome = 'left') as left_register,
            count(*) filter (where outcome = 'truncated') as left_truncated
        from (select * replace (coalesce(department, 'unknown') as department) from steps) as named
        group by grouping sets ((step, department), (step))
    )
select
    counts.department,
    counts.step,
    counts.dossiers,
    counts.ended,
    counts.open,
    counts.refused,
    counts.left_register,
    case when counts.dossiers >= for_share then least(early_days, late_days) end as median_low_days,
    case
        when counts.dossiers >= for_share and early_days is not null and late_days is not null
        then greatest(early_days, late_days)
    end as median_high_days,
    counts.left_truncated
from counts
cross join minimums
left join
    medians
    on counts.step = medians.step
    and counts.department is not distinct from medians.department
order by counts.step = 'determined', counts.department is not null, counts.department
