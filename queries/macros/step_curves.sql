-- Which part of these dossiers still waited for a step after so many days, were each step taken as early as its exports allow, and as late?
-- One table per call: one row per step (granted, determined), bound (low: the earliest days, high: the latest), department and day, as waiting_curves gives them.
-- steps: a relation with step, department, outcome, low_days and high_days, as dossier_steps has them.
-- What had taken the step when it was first seen is not there. Department 'unknown' is one of them.
(steps) as table
with
    waits as (
        select
            step,
            coalesce(department, 'unknown') as department,
            low_days,
            high_days,
            1 as requests,
            (outcome = 'ended')::integer as answered
        from query_table(steps)
        where outcome <> 'truncated'
    ),
    granted_low as (select department, low_days as days, requests, answered from waits where step = 'granted'),
    granted_high as (select department, high_days as days, requests, answered from waits where step = 'granted'),
    determined_low as (select department, low_days as days, requests, answered from waits where step = 'determined'),
    determined_high as (select department, high_days as days, requests, answered from waits where step = 'determined')
select 'granted' as step, 'low' as bound, *
from waiting_curves(granted_low)
union all
select 'granted', 'high', *
from waiting_curves(granted_high)
union all
select 'determined', 'low', *
from waiting_curves(determined_low)
union all
select 'determined', 'high', *
from waiting_curves(determined_high)
