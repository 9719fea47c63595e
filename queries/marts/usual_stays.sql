-- How long is usual for an idea, an application and an assessment?
-- One row per status that is waited in.
-- $minimum_for_share: from so many stays that ended on, the stays themselves tell what is usual.
-- $stuck_status_days: what is usual where they do not.
-- Usual is the number of days within which 9 in 10 stays have ended, by Kaplan and Meier, so that stays that still last count for as
-- long as they are known to last. Where not even 9 in 10 end within what was observed, the setting holds. usual_basis says which.
-- Only stays of which the first day is known. What runs or was supported may do so for years: that is no waiting.
with
    stay_lengths as (
        select
            status,
            days,
            count(*) as stays,
            count(*) filter (where not is_last) as ended
        from status_stays
        where status in ('idea', 'submitted', 'assessed') and is_initiative and days is not null
        group by status, days
    ),
    risk_sets as (
        select
            *,
            sum(stays) over (partition by status order by days desc) as at_risk,
            sum(ended) over (partition by status) as all_ended
        from stay_lengths
    ),
    shrinking as (
        select
            *,
            product(1 - cast(ended as double) / at_risk) over (
                partition by status order by days
            ) as share_left
        from risk_sets
    ),
    reached as (
        select status, max(all_ended) as ended, min(days) filter (where share_left <= 0.1 + 1e-12) as p90_days
        from shrinking
        group by status
    )
select
    waiting.status,
    case
        when reached.ended >= $minimum_for_share and reached.p90_days is not null
        then cast(reached.p90_days as integer)
        else $stuck_status_days
    end as usual_days,
    case
        when reached.ended >= $minimum_for_share and reached.p90_days is not null
        then 'observed'
        else 'setting'
    end as usual_basis
from (select unnest(['idea', 'submitted', 'assessed']) as status) as waiting
left join reached on waiting.status = reached.status
