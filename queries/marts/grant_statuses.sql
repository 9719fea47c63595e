-- Which status follows from what a register of grants shows, where it says none?
-- One row per initiative and day of an export that shows its money and no status of it, of registers that do not hold residents' initiatives only.
-- $on_date: exports of later days are not there.
-- What was granted and determined implies a status where the format of the register says so (register_assumptions); else it is unknown.
-- An amount of zero is a refusal, or else unknown unless an earlier export already told how it ended. A grant may be determined at the same moment: then the subsidy is settled, and the
-- initiative has yet to begin. So what was determined is completed only where an earlier export showed it granted and not determined yet, where another amount was determined
-- than was granted, or where its period was over. Determined within its period, at the amount granted and never seen otherwise, it is supported.
with
    statuses as (
        select distinct
            exports_on_day.register_key, status_changes.initiative_id, status_changes.export_date
        from exported.status_changes
        inner join
            exports_on_day
            on status_changes.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'status_changes'
        where
            not exports_on_day.is_declared
            and (status_changes.from_date is null or status_changes.from_date <= $on_date)
    ),
    amounts as (
        select
            exports_on_day.register_key,
            funding_lines.initiative_id,
            funding_lines.export_date,
            granted_amount(
                funding_lines.granted_eur,
                funding_lines.granted_or_determined_eur,
                register_assumptions.mixed_is_granted
            ) as granted_eur,
            determined_eur,
            coalesce(start_date, make_date(year, 1, 1)) as begin_date,
            coalesce(end_date, make_date(year, 12, 31)) as until_date,
            funding_lines.source_file,
            funding_lines.source_line
        from exported.funding_lines
        inner join
            exports_on_day
            on funding_lines.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'funding_lines'
        inner join register_assumptions on exports_on_day.register_key = register_assumptions.register_key
        where
            not exports_on_day.is_declared
            and funding_lines.export_date <= $on_date
            and not exists (
                select 1
                from statuses
                where
                    statuses.register_key = exports_on_day.register_key
                    and statuses.initiative_id = funding_lines.initiative_id
                    and statuses.export_date = funding_lines.export_date
            )
    ),
    grants as (
        select
            register_key,
            initiative_id,
            export_date,
            bool_and(granted_eur = 0) as are_all_zero,
            count(*) filter (where granted_eur > 0) as promises,
            count(*) filter (where granted_eur > 0 and determined_eur is null) as unsettled,
            count(*) filter (where granted_eur > 0 and determined_eur <> granted_eur) as corrected,
            min(begin_date) filter (where granted_eur > 0) as begin_date,
            max(until_date) filter (where granted_eur > 0) as until_date,
            max(source_file) as source_file,
            max(source_line) as source_line
        from amounts
        group by register_key, initiative_id, export_date
    )
select
    grants.*,
    case
        when are_all_zero and zero_is_rejected
        then 'rejected'
        when promises = 0
        then null
        when unsettled > 0
        then case when granted_is_supported then 'supported' end
        when begin_date > export_date and not coalesce(max(unsettled) over earlier > 0, false)
        then case when granted_is_supported then 'supported' end
        when
            max(unsettled) over earlier > 0
            or corrected > 0
            or until_date < export_date
        then case when determined_is_completed then 'completed' end
        when granted_is_supported
        then 'supported'
    end as status
from grants
inner join register_assumptions on grants.register_key = register_assumptions.register_key
window
    earlier as (
        partition by grants.register_key, initiative_id
        order by export_date
        rows between unbounded preceding and 1 preceding
    )
