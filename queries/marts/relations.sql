-- Who has been spoken to, and by how many officials is each initiative known?
-- One row per initiative.
-- $contact_silent_days: more days than this since the last two-way contact means silent.
-- $on_date: later contacts and assignments have not happened yet.
-- is_silent and current_officials are unknown where no export of the register tells about contacts or assignments. Contacts
-- have no key, so they come from the newest export that has them and not from older ones.
with
    last_contacts as (
        select known_files.register_key, contacts.initiative_id, max(contacts.date) as last_date
        from exported.contacts
        inner join
            known_files
            on contacts.source_file = known_files.source_file
            and known_files.table_name = 'contacts'
            and known_files.export_rank = 1
        where contacts.is_two_way and contacts.date <= $on_date
        group by known_files.register_key, contacts.initiative_id
    ),
    current_officials as (
        select
            known_files.register_key,
            assignments.initiative_id,
            count(distinct assignments.official) as officials
        from exported.assignments
        inner join
            known_files
            on assignments.source_file = known_files.source_file
            and known_files.table_name = 'assignments'
            and known_files.export_rank = 1
        where
            (assignments.from_date is null or assignments.from_date <= $on_date)
            and (assignments.to_date is null or assignments.to_date >= $on_date)
        group by known_files.register_key, assignments.initiative_id
    ),
    kept as (
        select
            register_key,
            max(case when table_name = 'contacts' then observed_until end) as contacts_until,
            max(case when table_name = 'assignments' then observed_until end) as assignments_until
        from known_files
        group by register_key
    )
select
    initiatives.initiative_key,
    last_contacts.last_date as last_contact_date,
    cast(kept.contacts_until - last_contacts.last_date as integer) as days_since_contact,
    case
        when kept.contacts_until is not null
        then coalesce(kept.contacts_until - last_contacts.last_date > $contact_silent_days, true)
    end as is_silent,
    case
        when kept.assignments_until is not null then coalesce(current_officials.officials, 0)
    end as current_officials,
    initiatives.is_active,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.started_year,
    initiatives.is_declared,
    initiatives.deciding_schemes as schemes,
    initiatives.is_initiative
from initiatives
left join kept on initiatives.register_key = kept.register_key
left join
    last_contacts
    on initiatives.register_key = last_contacts.register_key
    and initiatives.initiative_id = last_contacts.initiative_id
left join
    current_officials
    on initiatives.register_key = current_officials.register_key
    and initiatives.initiative_id = current_officials.initiative_id
