-- What was promised, by the newest export that tells?
-- One row per promise of money.
with
    told as not materialized (
        select
            known_files.register_key,
            known_files.precedence,
            known_files.is_declared,
            funding_lines.*
        from exported.funding_lines
        inner join
            known_files
            on funding_lines.source_file = known_files.source_file
            and known_files.table_name = 'funding_lines'
    ),
    newest as not materialized (select * from told where precedence = 1),
    older as (
        select
            told.*,
            row_number() over (
                partition by register_key, funding_id order by precedence
            ) as version
        from told
        where
            precedence > 1
            and not exists (
                select 1
                from newest
                where
                    newest.register_key = told.register_key
                    and newest.funding_id = told.funding_id
            )
    ),
    promises as (
        select *, 1 as version from newest
        union all
        select * from older where version = 1
    )
select
    register_key,
    is_declared,
    funding_id,
    initiative_id,
    funder,
    funder_kind,
    scheme,
    instrument,
    is_recurring,
    cast(coalesce(year, extract(year from start_date)) as integer) as money_year,
    asked_eur,
    granted_eur,
    determined_eur,
    paid_eur,
    start_date,
    end_date,
    export_date,
    source_file,
    source_line
from promises
