-- Which initiatives does each register know, and in which status since when?
-- One row per mention as known on the day: an initiative by its identifier in one register. Mentions that are of one initiative are united in initiatives_on_day.
-- $on_date: what starts, ends or changes after this day has not happened yet.
-- $definition_scheme_contains: a line of a register counts when the name of one of its schemes contains one of these words.
-- started_year is the year of started_date or else the first year of a grant.
-- An end without a status that fits decides the status: merged into another initiative counts as stopped, an end without a reason as unknown.
-- Days in a status run to the last export that shows the initiative: what left the register is not said to stand still.
-- is_active is unknown where nothing tells that the initiative ever started. A reason of an end without a day: it ended on an unknown day (is_end_undated).
-- has_left: it had not ended, and the newest export of its register shows it no more (initiative_lines; last_seen_date is of the last one that did). Then nobody
-- knows whether it goes on: it is not active, and it did not end.
with
    facts as (
        select
            latest.* exclude (started_date, ended_date, end_reason),
            case when latest.started_date <= $on_date then latest.started_date end as started_date,
            case when latest.ended_date <= $on_date then latest.ended_date end as end_date,
            case
                when
                    latest.ended_date <= $on_date
                    or (latest.ended_date is null and latest.export_date <= $on_date)
                then latest.end_reason
            end as end_reason,
            status_changes.status as last_status,
            status_changes.from_date as last_status_date,
            status_changes.is_since_at_least as is_last_since_at_least,
            coalesce(status_changes.basis = 'derived', false) as is_last_assumed,
            least(
                $on_date, greatest(latest.export_date, status_changes.export_date)
            ) as seen_until,
            coalesce(
                status_changes.status in ('completed', 'stopped', 'rejected', 'withdrawn'),
                false
            ) as is_last_final
        from initiative_lines as latest
        left join
            status_changes
            on latest.register_key = status_changes.register_key
            and latest.initiative_id = status_changes.initiative_id
            and status_changes.is_current
        where
            (latest.started_date is null and not latest.is_not_begun)
            or latest.started_date <= $on_date
            or status_changes.initiative_id is not null
    ),
    ends as (
        select
            *,
            not is_last_final and (end_date is not null or end_reason is not null) as is_ended_by_itself,
            end_date is null and end_reason is not null and not is_last_final as is_end_undated
        from facts
    ),
    statuses as (
        select
            *,
            coalesce(end_date, case when is_last_final then last_status_date end) as ended_date,
            case
                when not is_ended_by_itself
                then last_status
                when end_reason = 'completed'
                then 'completed'
                when end_reason in ('stopped', 'merged')
                then 'stopped'
            end as status,
            case when not is_ended_by_itself then last_status_date else end_date end as status_since_date,
            not is_last_final and end_date is not null as is_ended_without_status,
            case when not is_ended_by_itself then is_last_since_at_least else false end as is_since_at_least,
            is_shown_no_more and not is_ended_by_itself and not is_last_final as has_left,
            case
                when is_last_final or is_ended_by_itself or is_shown_no_more
                then false
                when last_status is not null or started_date <= $on_date
                then true
            end as is_active
        from ends
    ),
    ages as (
        select *, case when status is not null then seen_until - status_since_date end as days
        from statuses
    )
select
    register_key,
    municipality,
    register,
    initiative_id,
    title,
    theme,
    neighbourhood,
    initiator_kind,
    started_date,
    cast(coalesce(extract(year from started_date), first_year) as integer) as started_year,
    ended_date,
    cast(extract(year from ended_date) as integer) as ended_year,
    end_reason,
    status,
    status_since_date,
    is_since_at_least,
    status is not null and not is_ended_by_itself and is_last_assumed as is_status_assumed,
    cast(days as integer) as days_in_status,
    is_ended_without_status,
    seen_until,
    case when has_left then greatest(seen_until, last_shown_date) end as last_seen_date,
    has_left,
    is_end_undated,
    is_active,
    is_declared,
    schemes,
    case when not is_declared then schemes end as deciding_schemes,
    is_declared or names_any(schemes, $definition_scheme_contains) as is_initiative,
    source_file,
    source_line
from ages
