-- Which exports were known on the day, and in which order do they count?
-- One row per file and table that it fills.
-- $on_date: the day; exports of later days count only where a register has none up to that day.
-- precedence 1 is the file that counts first; within one day the file imported later. export_rank is the same per day.
-- Registers of money of others than the municipality are not there (other_public_money).
-- is_declared: the register holds residents' initiatives only.
-- observed_until is the last day of which the register can tell: what is open then is censored then.
with
    sheets as (
        select distinct
            files.source_file,
            files.file,
            files.rowid as imported_as,
            column_coverage.table_name,
            files.municipality,
            files.register,
            coalesce(registers.is_declared, false) as is_declared,
            files.export_date,
            files.export_date > $on_date as is_later
        from exported.files
        inner join exported.column_coverage on files.source_file = column_coverage.source_file
        left join exported.registers on files.register = registers.register
        where
            column_coverage.rows > 0
            and files.register not in (select register from other_money_registers)
    ),
    known as (
        select
            sheets.*,
            min(is_later) over (
                partition by table_name, municipality, register
            ) as are_all_later,
            min(export_date) over (
                partition by table_name, municipality, register
            ) as oldest_date
        from sheets
    )
select
    source_file,
    file,
    table_name,
    municipality,
    register,
    is_declared,
    dense_rank() over (order by municipality nulls first, register) as register_key,
    export_date,
    least(
        $on_date,
        max(export_date) over (partition by table_name, municipality, register)
    ) as observed_until,
    dense_rank() over (
        partition by table_name, municipality, register order by export_date desc
    ) as export_rank,
    row_number() over (
        partition by table_name, municipality, register
        order by export_date desc, imported_as desc
    ) as precedence
from known
where not is_later or (are_all_later and export_date = oldest_date)
