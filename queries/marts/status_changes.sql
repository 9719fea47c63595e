-- Which status did each initiative get, and when?
-- One row per change of status up to the day; is_current marks the last one of an initiative.
-- $on_date: changes after this day have not happened yet.
-- Dated changes come from the newest export that has any for the initiative, so that a corrected date replaces the old one.
-- Where an export gives a status without a date, the change is seen between two exports: it holds at least since the first export that shows it.
-- A grant register without statuses still shows what was granted and what was determined; what that means is assumed (grant_statuses): basis 'derived'.
with
    records as (
        select
            exports_on_day.register_key,
            exports_on_day.export_rank,
            status_changes.*,
            min(case when from_date is not null then export_rank end) over (
                partition by exports_on_day.register_key, initiative_id
            ) as newest_dated_rank
        from exported.status_changes
        inner join
            exports_on_day
            on status_changes.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'status_changes'
        where from_date is null or from_date <= $on_date
    ),
    seen as (
        select
            register_key,
            initiative_id,
            export_date,
            status,
            source_status,
            'seen' as basis,
            source_file,
            source_line
        from records
        where from_date is null and export_date <= $on_date
        union all
        select
            register_key,
            initiative_id,
            export_date,
            status,
            null as source_status,
            'derived' as basis,
            source_file,
            source_line
        from grant_statuses
    ),
    observations as (
        select
            seen.* exclude (status),
            case
                when
                    status is null
                    and last_value(status ignore nulls) over earlier
                    in ('completed', 'stopped', 'rejected', 'withdrawn')
                then last_value(status ignore nulls) over earlier
                else status
            end as status
        from seen
        window
            earlier as (
                partition by register_key, initiative_id
                order by export_date, source_line
                rows between unbounded preceding and 1 preceding
            )
    ),
    changes as (
        select
            register_key,
            initiative_id,
            status,
            source_status,
            from_date,
            false as is_since_at_least,
            'reported' as basis,
            export_date,
            source_file,
            source_line
        from records
        where from_date is not null and export_rank = newest_dated_rank
        union all
        select
            register_key,
            initiative_id,
            status,
            source_status,
            export_date as from_date,
            true as is_since_at_least,
            basis,
            export_date,
            source_file,
            source_line
        from
            (
                select
                    observations.*,
                    lag(status) over (
                        partition by register_key, initiative_id
                        order by export_date, source_line
                    ) as status_before
                from observations
            ) as compared
        where status is distinct from status_before
    )
select
    changes.*,
    row_number() over (
        partition by register_key, initiative_id
        order by from_date desc, source_line desc, source_file desc
    )
    = 1 as is_current
from changes
