-- How long have initiatives been in their present status?
-- One row per status of what has not ended; null is unknown.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- stuck lasts longer than usual_days. usual_basis tells what that is: 'observed', within which 9 in 10 stays in that status ended, by
-- Kaplan and Meier over all stays whatever the filter; or 'setting', where too few stays ended. Null where nothing is waited for.
-- Where an export gives no date of the change, the days count from the first export that showed the status: at least so long (since_unknown).
with
    waits as (
        select status, days_in_status, initiatives, stuck, since_unknown
        from status_days
        where
            level = level_of($chosen)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        union all
        select
            status,
            days_in_status,
            count(*) as initiatives,
            count(*) filter (where is_stuck) as stuck,
            count(*) filter (where is_since_at_least) as since_unknown
        from initiatives
        where
            level_of($chosen) = 'rows'
            and is_active is distinct from false
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        group by status, days_in_status
    ),
    days as (
        select
            status,
            days_in_status,
            sum(initiatives) as initiatives,
            sum(stuck) as stuck,
            sum(since_unknown) as since_unknown
        from waits
        group by status, days_in_status
    ),
    counts as (
        select
            *,
            sum(initiatives) over (partition by status order by days_in_status nulls last)
            / nullif(
                sum(case when days_in_status is not null then initiatives end) over (
                    partition by status
                ),
                0
            ) as share_up_to,
            status_step(status) as step
        from days
    )
select
    counts.status,
    sum(initiatives)::bigint as initiatives,
    (
        min(days_in_status) filter (where share_up_to >= 0.5)
        + min(days_in_status) filter (where share_up_to > 0.5)
    )
    / 2 as median_days,
    min(days_in_status) filter (where share_up_to >= 0.9) as p90_days,
    max(days_in_status) as longest_days,
    usual_stays.usual_days,
    usual_stays.usual_basis,
    case when usual_stays.usual_days is not null then sum(stuck)::bigint end as stuck,
    sum(since_unknown)::bigint as since_unknown
from counts
left join usual_stays on counts.status = usual_stays.status
group by counts.status, step, usual_stays.usual_days, usual_stays.usual_basis
order by step nulls last, counts.status nulls last
