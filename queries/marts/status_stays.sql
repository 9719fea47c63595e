-- Through which statuses did each initiative go, and which came next?
-- One row per stay of an initiative in a status.
-- Changes to the status that it has already are the same stay. An initiative that ended without a status that says so makes a last
-- step on the day of its end. is_last: nothing came after it yet; next_status is then null, or left_register
-- where the register no longer shows the initiative: nobody knows whether the stay still lasts.
-- days: how long the stay lasted, until the last export that shows the initiative where it is the last one; null where the first day
-- is not known, and days_known also asks for the day of the next status.
-- source_file and source_line are those of the change with which the stay began.
-- sort_hash stands for the dimensions of the initiative, as in initiative_sorts; step_hash for the status, the next one, is_last and is_timed.
with
    entries as (
        select
            initiatives_on_day.initiative_key,
            status_changes.status,
            status_changes.from_date,
            status_changes.is_since_at_least,
            0 as place,
            status_changes.source_line,
            status_changes.source_file
        from status_changes
        inner join
            initiatives_on_day
            on status_changes.register_key = initiatives_on_day.register_key
            and status_changes.initiative_id = initiatives_on_day.initiative_id
        union all
        select
            initiative_key,
            status,
            status_since_date as from_date,
            false as is_since_at_least,
            1 as place,
            source_line,
            source_file
        from initiatives_on_day
        where is_ended_without_status
    ),
    changes as (
        select
            *,
            row_number() over in_order as change,
            lag(status) over in_order as status_before
        from entries
        window
            in_order as (
                partition by initiative_key order by place, from_date, source_line, source_file
            )
    ),
    moves as (
        select
            initiative_key,
            status,
            from_date,
            is_since_at_least,
            source_line,
            source_file,
            lead(change) over in_order is null as is_last,
            lead(status) over in_order as next_status,
            lead(from_date) over in_order as next_date,
            lead(is_since_at_least) over in_order as is_next_since_at_least
        from changes
        where change = 1 or status is distinct from status_before
        window in_order as (partition by initiative_key order by change)
    ),
    stays as (
        select
            hash(
                initiatives_on_day.theme,
                initiatives_on_day.neighbourhood,
                initiatives_on_day.initiator_kind,
                initiatives_on_day.started_year,
                initiatives_on_day.is_declared,
                initiatives_on_day.deciding_schemes
            ) as sort_hash,
            initiatives_on_day.is_initiative,
            moves.initiative_key,
            moves.source_line,
            moves.source_file,
            moves.from_date,
            moves.status,
            case
                when moves.is_last and initiatives_on_day.has_left then 'left_register' else moves.next_status
            end as next_status,
            moves.is_last,
            case
                when moves.is_since_at_least
                then null
                when moves.is_last
                then initiatives_on_day.days_in_status
                else whole_days(moves.from_date, moves.next_date)
            end as days,
            coalesce(
                not moves.is_last and not moves.is_since_at_least and not moves.is_next_since_at_least,
                false
            ) as is_timed
        from moves
        inner join initiatives_on_day on moves.initiative_key = initiatives_on_day.initiative_key
    )
select *, hash(status, next_status, is_last, is_timed) as step_hash
from stays
