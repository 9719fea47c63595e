-- Which lines are about an initiative that no export of their register has?
-- One row per line.
-- Only in registers that tell about initiatives at all, and not where a person decided which initiative of another register is meant. A request still counts, without theme or neighbourhood; money and accounts of unknown initiatives cannot be placed.
select
    files.file,
    lines.source_line as line,
    'initiative_id' as column_name,
    lines.initiative_id as value,
    'unknown_initiative' as reason,
    'warn' as severity
from
    (
        select source_file, source_line, municipality, register, initiative_id from exported.requests
        union all
        select source_file, source_line, municipality, register, initiative_id from exported.status_changes
        union all
        select source_file, source_line, municipality, register, initiative_id from exported.funding_lines
        union all
        select source_file, source_line, municipality, register, initiative_id from exported.accounts
        union all
        select source_file, source_line, municipality, register, initiative_id from exported.assignments
        union all
        select source_file, source_line, municipality, register, initiative_id from exported.contacts
        union all
        select source_file, source_line, municipality, register, initiative_id from exported.support
        union all
        select source_file, source_line, municipality, register, initiative_id from exported.social_values
    ) as lines
inner join exported.files on lines.source_file = files.source_file
inner join
    (
        select distinct municipality, register
        from exports_on_day
        where table_name = 'initiatives'
    ) as registers
    on lines.register = registers.register
    and lines.municipality is not distinct from registers.municipality
where
    lines.initiative_id is not null
    and not exists (
        select 1
        from exported.initiatives
        where
            initiatives.initiative_id = lines.initiative_id
            and initiatives.register = lines.register
            and initiatives.municipality is not distinct from lines.municipality
    )
    and as_mention(lines.municipality, lines.register, lines.initiative_id) not in (
        select mention from same_mentions
        union all
        select other_mention from same_mentions
    )
