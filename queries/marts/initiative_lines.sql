-- Which line tells of each initiative, and when was it last shown?
-- One row per initiative: its newest line, of the exports known on the day.
-- $on_date: the day.
-- last_shown_date: of the newest export that shows it in any table that tells of initiatives (initiatives, statuses, money).
-- is_shown_no_more: the newest export of initiatives of its register is of a later day than that. Files of one register and one day are one export.
-- An initiative without a day of its start, told by a later export only, of which all promises begin after the day, is not known yet, unless it had ended (is_not_begun).
with
    records as not materialized (
        select
            exports_on_day.register_key,
            exports_on_day.precedence,
            exports_on_day.export_rank,
            exports_on_day.is_declared,
            initiatives.*
        from exported.initiatives
        inner join
            exports_on_day
            on initiatives.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'initiatives'
    ),
    newest as not materialized (select * from records where precedence = 1),
    older as (
        select
            records.*,
            row_number() over (
                partition by register_key, initiative_id order by precedence
            ) as version
        from records
        where
            precedence > 1
            and not exists (
                select 1
                from newest
                where
                    newest.register_key = records.register_key
                    and newest.initiative_id = records.initiative_id
            )
    ),
    promise_days as (
        select
            register_key,
            initiative_id,
            string_agg(distinct lower(scheme), ' | ' order by lower(scheme)) as schemes,
            min(money_year) as first_year,
            max(export_date) as seen_date
        from promises
        group by register_key, initiative_id
    ),
    newest_days as (
        select register_key, max(export_date) as newest_date
        from exports_on_day
        where table_name = 'initiatives'
        group by register_key
    ),
    status_days_shown as (
        select exports_on_day.register_key, status_changes.initiative_id
        from exported.status_changes
        inner join
            exports_on_day
            on status_changes.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'status_changes'
        inner join newest_days on exports_on_day.register_key = newest_days.register_key
        where
            exports_on_day.export_date >= newest_date
            and exists (select 1 from older where older.export_rank > 1)
        group by exports_on_day.register_key, status_changes.initiative_id
    ),
    not_begun as (
        select exports_on_day.register_key, funding_lines.initiative_id
        from exported.funding_lines
        inner join
            exports_on_day
            on funding_lines.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'funding_lines'
        where funding_lines.export_date > $on_date
        group by exports_on_day.register_key, funding_lines.initiative_id
        having
            bool_and(coalesce(coalesce(start_date, make_date(year, 1, 1)) > $on_date, false))
    )
select
    latest.* exclude (version, precedence, export_rank),
    promise_days.schemes,
    promise_days.first_year,
    greatest(latest.export_date, promise_days.seen_date) as last_shown_date,
    greatest(latest.export_date, promise_days.seen_date) < newest_date
    and latest.export_rank > 1
    and status_days_shown.initiative_id is null as is_shown_no_more,
    not_begun.initiative_id is not null and coalesce(latest.ended_date > $on_date, true) as is_not_begun
from
    (
        select *, 1 as version from newest
        union all
        select * from older where version = 1
    ) as latest
inner join newest_days on latest.register_key = newest_days.register_key
left join
    promise_days
    on latest.register_key = promise_days.register_key
    and latest.initiative_id = promise_days.initiative_id
left join
    status_days_shown
    on latest.register_key = status_days_shown.register_key
    and latest.initiative_id = status_days_shown.initiative_id
left join
    not_begun
    on latest.register_key = not_begun.register_key
    and latest.initiative_id = not_begun.initiative_id
