-- How full is each column of what is known on the day?
-- One row per table and column.
-- assumed: rows of which no export says it, and which follow from other columns (register_assumptions); the rest is unknown.
-- rejected: lines of the files that fill the table which were not taken over, whatever table they would have filled.
-- export_days: on how many days the register was exported that fills the table and has most of them.
-- known_until: the last day of which every register that fills the table can tell.
with
    assumed as (
        select 'funding_lines' as table_name, unnest(['start_date', 'end_date']) as column_name, count(*) as assumed
        from promises
        where is_period_assumed and not has_left
        union all
        select 'funding_lines', 'granted_eur', count(*)
        from promises
        where is_grant_assumed and not has_left
        union all
        select 'status_changes', 'status', count(*)
        from status_changes
        where is_current and basis = 'derived' and status is not null
    ),
    successive as (
        select table_name, max(export_days) as export_days
        from
            (
                select table_name, count(distinct export_date) as export_days
                from exports_on_day
                group by table_name, register_key
            ) as of_register
        group by table_name
    ),
    covered as (
        select
            column_coverage.table_name,
            column_coverage.column_name,
            sum(column_coverage.rows) as rows,
            sum(column_coverage.known) as known,
            min(exports_on_day.observed_until) as known_until,
            sum(files.rejected) as rejected
        from exported.column_coverage
        inner join
            exports_on_day
            on column_coverage.source_file = exports_on_day.source_file
            and column_coverage.table_name = exports_on_day.table_name
            and exports_on_day.export_rank = 1
        inner join exported.files on column_coverage.source_file = files.source_file
        group by column_coverage.table_name, column_coverage.column_name
    )
select
    coalesce(covered.table_name, assumed.table_name) as table_name,
    coalesce(covered.column_name, assumed.column_name) as column_name,
    coalesce(covered.rows, 0) as rows,
    coalesce(covered.known, 0) as known,
    coalesce(assumed.assumed, 0) as assumed,
    coalesce(covered.known_until, review_day.on_date) as known_until,
    coalesce(covered.rejected, 0) as rejected,
    coalesce(successive.export_days, 0) as export_days
from covered
full join
    (select * from assumed where assumed > 0) as assumed
    on covered.table_name = assumed.table_name
    and covered.column_name = assumed.column_name
left join
    successive
    on coalesce(covered.table_name, assumed.table_name) = successive.table_name
cross join review_day
