-- Which requests does an older export tell of, and the newest no more?
-- One row per request, as the newest of those exports tells it.
-- is_gone: no file of the newest day of the register shows it any more. Its last day observed is then that of the export that showed it last;
-- what that export says of a later day nobody has seen.
with
    records as not materialized (
        select
            exports_on_day.register_key,
            exports_on_day.precedence,
            exports_on_day.observed_until,
            exports_on_day.export_rank > 1 as is_gone,
            case
                when exports_on_day.export_rank > 1
                then least(exports_on_day.observed_until, requests.export_date)
                else exports_on_day.observed_until
            end as seen_until,
            requests.*
        from exported.requests
        inner join
            exports_on_day
            on requests.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'requests'
        where requests.received_date is null or requests.received_date <= seen_until
    ),
    older as materialized (
        select
            *,
            row_number() over (
                partition by register_key, request_id order by precedence
            ) as version
        from records
        where precedence > 1
    ),
    repeats as (
        select distinct records.register_key, records.request_id
        from records
        inner join
            older
            on records.register_key = older.register_key
            and records.request_id = older.request_id
        where records.precedence = 1 and older.version = 1
    )
select older.* exclude (precedence, version)
from older
where
    older.version = 1
    and not exists (
        select 1
        from repeats
        where
            repeats.register_key = older.register_key
            and repeats.request_id = older.request_id
    )
