-- What was promised, by the newest export that tells?
-- One row per promise of money that had begun on the day, or that an export of that day tells of.
-- $on_date: the day. An export of a later day tells more than was known then: of such an export only what had begun counts, and what was determined and
-- paid only of a period that was over. Money with a year but no dates began with that year; without any day it is not known to be of later.
-- is_period_assumed: both dates are those of its year, which the export does not say; has_no_end: it is one-off, and no end was to come (register_assumptions).
-- is_grant_assumed: the register does not tell whether its amount was granted or determined, and it is taken as granted (register_assumptions).
-- department: what it is called by now, where its register shows that it was renamed (department_renamings).
-- has_left: the newest export of its register no longer shows it.
with
    records as not materialized (
        select
            exports_on_day.register_key,
            exports_on_day.precedence,
            exports_on_day.export_rank,
            exports_on_day.is_declared,
            funding_lines.*
        from exported.funding_lines
        inner join
            exports_on_day
            on funding_lines.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'funding_lines'
        where
            funding_lines.export_date <= $on_date
            or coalesce(funding_lines.start_date, make_date(funding_lines.year, 1, 1), $on_date) <= $on_date
    ),
    newest as not materialized (select * from records where precedence = 1),
    older as (
        select
            records.*,
            row_number() over (
                partition by register_key, funding_id order by precedence
            ) as version
        from records
        where
            precedence > 1
            and not exists (
                select 1
                from newest
                where
                    newest.register_key = records.register_key
                    and newest.funding_id = records.funding_id
            )
    ),
    latest as (
        select *, 1 as version from newest
        union all
        select * from older where version = 1
    ),
    promises as (
        select
            latest.* exclude (department, granted_eur),
            granted_amount(
                latest.granted_eur, latest.granted_or_determined_eur, register_assumptions.mixed_is_granted
            ) as granted_eur,
            latest.granted_eur is null
            and latest.granted_or_determined_eur is not null
            and register_assumptions.mixed_is_granted as is_grant_assumed,
            coalesce(department_renamings.newest_name, latest.department) as department,
            organisation_writings.organisation_key,
            latest.start_date is null
            and latest.end_date is null
            and latest.is_recurring
            and latest.year is not null
            and register_assumptions.recurring_runs_its_year as is_period_assumed,
            latest.end_date is null
            and latest.is_recurring = false
            and register_assumptions.one_off_has_no_end as has_no_end,
            coalesce(end_date, make_date(coalesce(year, extract(year from start_date)), 12, 31)) < $on_date as is_over
        from latest
        left join
            organisation_writings
            on hash(latest.recipient, latest.kvk_number, latest.rsin_number)
            = organisation_writings.writing_hash
        inner join register_assumptions on latest.register_key = register_assumptions.register_key
        asof left join
            department_renamings
            on latest.register_key = department_renamings.register_key
            and latest.department = department_renamings.department
            and latest.export_date < department_renamings.until_date
    )
select
    register_key,
    is_declared,
    funding_id,
    initiative_id,
    organisation_key,
    department,
    funder,
    funder_kind,
    scheme,
    instrument,
    is_recurring,
    cast(coalesce(year, extract(year from start_date)) as integer) as money_year,
    asked_eur,
    granted_eur,
    case when export_date <= $on_date or is_over then determined_eur end as determined_eur,
    case when export_date <= $on_date or is_over then paid_eur end as paid_eur,
    case when is_period_assumed then make_date(year, 1, 1) else start_date end as start_date,
    case when is_period_assumed then make_date(year, 12, 31) else end_date end as end_date,
    coalesce(is_period_assumed, false) as is_period_assumed,
    coalesce(has_no_end, false) as has_no_end,
    is_grant_assumed,
    export_date,
    export_rank > 1 as has_left,
    source_file,
    source_line
from promises
