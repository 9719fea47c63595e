-- How did each promise of money stand on every day on which its register was exported?
-- One row per promise and day of an export, of registers that were exported on several days up to the day.
-- $on_date: exports of later days are not there.
-- stage: granted (more than nothing), refused (its status says so, nothing was determined, or a zero that is assumed to be one), or undecided.
-- is_determined: an amount was determined, and more than nothing was granted.
with
    days as (
        select register_key
        from exports_on_day
        where table_name = 'funding_lines' and export_date <= $on_date
        group by register_key
        having count(distinct export_date) > 1
    ),
    lines as (
        select
            exports_on_day.register_key,
            exports_on_day.export_date,
            funding_lines.funding_id,
            funding_lines.initiative_id,
            funding_lines.department,
            funding_lines.asked_eur,
            granted_amount(
                funding_lines.granted_eur,
                funding_lines.granted_or_determined_eur,
                register_assumptions.mixed_is_granted
            ) as granted_eur,
            funding_lines.determined_eur,
            funding_lines.source_file,
            funding_lines.source_line
        from exported.funding_lines
        inner join
            exports_on_day
            on funding_lines.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'funding_lines'
        inner join days on exports_on_day.register_key = days.register_key
        inner join register_assumptions on exports_on_day.register_key = register_assumptions.register_key
        where exports_on_day.export_date <= $on_date
        qualify
            row_number() over (
                partition by exports_on_day.register_key, funding_lines.funding_id, exports_on_day.export_date
                order by exports_on_day.precedence, funding_lines.source_line
            )
            = 1
    ),
    statuses as (
        select
            exports_on_day.register_key,
            exports_on_day.export_date,
            status_changes.initiative_id,
            bool_or(status_changes.status in ('rejected', 'withdrawn')) as is_refused
        from exported.status_changes
        inner join
            exports_on_day
            on status_changes.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'status_changes'
        inner join days on exports_on_day.register_key = days.register_key
        where status_changes.from_date is null or status_changes.from_date <= exports_on_day.export_date
        group by
            exports_on_day.register_key, exports_on_day.export_date, status_changes.initiative_id
    )
select
    lines.*,
    case
        when lines.granted_eur > 0
        then 'granted'
        when
            statuses.is_refused
            or lines.determined_eur = 0
            or (
                lines.granted_eur = 0
                and statuses.initiative_id is null
                and register_assumptions.zero_is_rejected
            )
        then 'refused'
        else 'undecided'
    end as stage,
    lines.granted_eur > 0 and lines.determined_eur is not null as is_determined
from lines
inner join register_assumptions on lines.register_key = register_assumptions.register_key
left join
    statuses
    on lines.register_key = statuses.register_key
    and lines.export_date = statuses.export_date
    and lines.initiative_id = statuses.initiative_id
