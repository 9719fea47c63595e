-- Which departments got another name from one export of their register to the next?
-- One row per renaming: the name that went and the one that came, and what the department is called by now (newest_name).
-- A renaming: of what both exports show under the old name, three dossiers or more, nine in ten or more are under one new name, which the earlier export
-- does not have, and the old one does not occur in the later export. What has no department any more is not under it. It is no handover of those dossiers.
-- What a person decided to be two departments (parted_departments) is no renaming; is_confirmed: a person decided that it is one (same_departments).
with recursive
    days as (
        select
            register_key,
            export_date,
            lead(export_date) over (partition by register_key order by export_date) as next_date
        from (select distinct register_key, export_date from sightings) as exports
    ),
    moves as (
        select
            earlier.register_key,
            days.export_date as from_date,
            days.next_date as until_date,
            earlier.department,
            later.department as new_name,
            count(*) as dossiers,
            sum(count(*)) over (
                partition by earlier.register_key, days.export_date, earlier.department
            ) as all_dossiers
        from sightings as earlier
        inner join
            days
            on earlier.register_key = days.register_key
            and earlier.export_date = days.export_date
        inner join
            sightings as later
            on earlier.register_key = later.register_key
            and earlier.funding_id = later.funding_id
            and days.next_date = later.export_date
        where earlier.department is not null
        group by
            earlier.register_key, days.export_date, days.next_date, earlier.department, later.department
    ),
    decided as (
        select name_key, other_name_key, true as is_same from same_departments
        union all
        select other_name_key, name_key, true from same_departments
        union all
        select name_key, other_name_key, false from parted_departments
        union all
        select other_name_key, name_key, false from parted_departments
    ),
    renamings as (
        select moves.*, coalesce(decided.is_same, false) as is_confirmed
        from moves
        left join
            decided
            on as_name_key(moves.department) = decided.name_key
            and as_name_key(moves.new_name) = decided.other_name_key
        where
            department <> new_name
            and coalesce(decided.is_same, true)
            and dossiers >= 3
            and dossiers >= 0.9 * all_dossiers
            and not exists (
                select 1
                from sightings
                where
                    sightings.register_key = moves.register_key
                    and (
                        (sightings.export_date = until_date and sightings.department = moves.department)
                        or (sightings.export_date = from_date and sightings.department = new_name)
                    )
            )
    ),
    chains as (
        select register_key, department, until_date, new_name as newest_name, until_date as newest_date
        from renamings
        union all
        select
            chains.register_key,
            chains.department,
            chains.until_date,
            renamings.new_name,
            renamings.until_date
        from chains
        inner join
            renamings
            on chains.register_key = renamings.register_key
            and chains.newest_name = renamings.department
            and chains.newest_date < renamings.until_date
    )
select
    renamings.register_key,
    renamings.department,
    renamings.new_name,
    renamings.from_date,
    renamings.until_date,
    renamings.dossiers,
    renamings.is_confirmed,
    arg_max(chains.newest_name, chains.newest_date) as newest_name
from renamings
inner join
    chains
    on renamings.register_key = chains.register_key
    and renamings.department = chains.department
    and renamings.until_date = chains.until_date
group by
    renamings.register_key,
    renamings.department,
    renamings.new_name,
    renamings.from_date,
    renamings.until_date,
    renamings.dossiers,
    renamings.is_confirmed
