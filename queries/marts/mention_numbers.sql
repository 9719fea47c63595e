-- Which mentions does each register name by a number of another register?
-- One row per mention and initiative of another register of which it has the number.
-- A mention is an initiative as one register knows it, by its identifier there: one of its own initiatives, an identifier that its lines name, or, in a
-- register that has no initiatives at all, a request by its own number.
-- The number is the identifier of that initiative, and too much its own to be chance (is_telling_number); in the other register it is an identifier of an
-- initiative, or the number of a request or a promise.
with
    registers as (
        select register_key, bool_or(table_name = 'initiatives') as has_initiatives
        from exports_on_day
        where table_name <> 'wards'
        group by register_key
        qualify count(*) over () > 1
    ),
    telling as (
        select mentions_on_day.register_key, mentions_on_day.initiative_id
        from mentions_on_day
        inner join registers on mentions_on_day.register_key = registers.register_key
        where is_telling_number(mentions_on_day.initiative_id)
    ),
    files as (
        select distinct exports_on_day.source_file, registers.register_key, registers.has_initiatives
        from exports_on_day
        inner join registers on exports_on_day.register_key = registers.register_key
    ),
    lines as (
        select source_file, initiative_id, initiative_id as number from exported.initiatives
        union all
        select source_file, initiative_id, initiative_id from exported.requests
        union all
        select source_file, initiative_id, request_id from exported.requests
        union all
        select source_file, initiative_id, initiative_id from exported.funding_lines
        union all
        select source_file, initiative_id, funding_id from exported.funding_lines
        union all
        select source_file, initiative_id, initiative_id from exported.status_changes
        union all
        select source_file, initiative_id, initiative_id from exported.accounts
        union all
        select source_file, initiative_id, initiative_id from exported.assignments
        union all
        select source_file, initiative_id, initiative_id from exported.contacts
        union all
        select source_file, initiative_id, initiative_id from exported.support
        union all
        select source_file, initiative_id, initiative_id from exported.social_values
    )
select
    files.register_key,
    coalesce(lines.initiative_id, lines.number) as initiative_id,
    telling.register_key as other_register_key,
    telling.initiative_id as other_initiative_id
from lines
inner join telling on lines.number = telling.initiative_id
inner join
    files on lines.source_file = files.source_file and files.register_key <> telling.register_key
where lines.initiative_id is not null or not files.has_initiatives
group by
    files.register_key,
    coalesce(lines.initiative_id, lines.number),
    telling.register_key,
    telling.initiative_id
