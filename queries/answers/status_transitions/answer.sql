-- Which status follows which, and after how long?
-- One row per status and the next one, in the order of an initiative's life; next_status null is what is still in that status.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- Only changes as known on the day. An initiative that came into a status twice counts twice there. An unknown status is null, as the next one 'unknown'.
-- share is of all that ever came in, so what is still in the status counts; below minimum.for_share there is none.
-- median_days is over those steps of which both days are known (timed); where exports only tell that a status holds at least since
-- some day, the step is undated. Who has not made the step yet is not in the median.
with
    selection as (
        select sort_hash
        from initiative_sorts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
    ),
    steps as (
        select step_hash, days, stays
        from status_steps
        where
            level = level_of($chosen)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        union all
        select step_hash, case when is_timed then days end as days, count(*) as stays
        from status_stays
        where
            level_of($chosen) = 'rows'
            and sort_hash in (select sort_hash from selection)
        group by step_hash, case when is_timed then days end
    ),
    ranks as (
        select
            *,
            sum(stays) over (partition by step_hash order by days nulls last)
            / nullif(sum(stays) over (partition by step_hash), 0) as share_up_to
        from steps
    ),
    counts as (
        select
            step_names.status,
            step_names.next_status,
            step_names.is_last,
            sum(stays)::bigint as initiatives,
            (
                min(days) filter (where is_timed and days is not null and share_up_to >= 0.5)
                + min(days) filter (where is_timed and days is not null and share_up_to > 0.5)
            )
            / 2 as median_days,
            coalesce(sum(stays) filter (where is_timed), 0)::bigint as timed,
            coalesce(sum(stays) filter (where is_undated_step(is_last, is_timed)), 0)::bigint as undated
        from ranks
        inner join step_names on ranks.step_hash = step_names.step_hash
        group by step_names.status, step_names.next_status, step_names.is_last
    )
select
    status,
    stay_outcome(next_status, is_last) as next_status,
    initiatives,
    sum(initiatives) over (partition by status)::bigint as came_in,
    case
        when sum(initiatives) over (partition by status) >= minimums.for_share
        then initiatives / nullif(sum(initiatives) over (partition by status), 0)
    end as share,
    median_days,
    timed,
    undated
from counts
cross join minimums
order by
    status_step(status) nulls last, is_last, status_step(counts.next_status) nulls last
