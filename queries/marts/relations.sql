-- Who has been spoken to, and by how many officials is each initiative known?
-- One row per initiative.
-- $contact_silent_days: an initiative that was never spoken to is silent when it began longer ago than this, or on an unknown day.
-- The days since the last two-way contact run to the last day of which the register tells. since_contact is unknown where no export of the register tells
-- of contacts, and where a later contact that may have been two-way would change it.
-- current_officials and officials_met are unknown where no export of the register tells about assignments.
with
    spoken as (
        select
            initiative_key,
            max(date) filter (where is_two_way) as last_date,
            max(date) filter (where is_two_way is null) as maybe_date
        from contact_days
        group by initiative_key
    ),
    held as (
        select
            initiative_key,
            count(distinct official_number) filter (where is_current) as current_officials,
            count(distinct official_number) as officials_met
        from assignment_days
        group by initiative_key
    ),
    kept as (
        select
            register_key,
            max(case when table_name = 'contacts' then observed_until end) as contacts_until,
            max(case when table_name = 'assignments' then observed_until end) as assignments_until
        from known_files
        group by register_key
    ),
    told as (
        select
            initiatives.*,
            kept.assignments_until,
            held.current_officials,
            held.officials_met,
            spoken.last_date,
            cast(kept.contacts_until - spoken.last_date as integer) as days_since_contact,
            case
                when kept.contacts_until is null
                then 'unknown'
                when contact_bands.since_contact is null and spoken.maybe_date is not null
                then 'unknown'
                when kept.contacts_until - spoken.maybe_date < contact_bands.from_days
                then 'unknown'
                when contact_bands.since_contact is not null
                then contact_bands.since_contact
                when kept.contacts_until - initiatives.started_date <= $contact_silent_days
                then 'new'
                else 'never'
            end as since_contact
        from initiatives
        left join kept on initiatives.register_key = kept.register_key
        left join spoken on initiatives.initiative_key = spoken.initiative_key
        left join held on initiatives.initiative_key = held.initiative_key
        left join
            contact_bands
            on kept.contacts_until - spoken.last_date
            between contact_bands.from_days and coalesce(contact_bands.until_days, 1000000)
    )
select
    told.initiative_key,
    told.initiative_id,
    told.title,
    told.started_date,
    told.last_date as last_contact_date,
    told.days_since_contact,
    told.since_contact,
    contact_bands.is_silent,
    case
        when told.assignments_until is not null then coalesce(told.current_officials, 0)
    end as current_officials,
    case
        when told.assignments_until is not null then coalesce(told.officials_met, 0)
    end as officials_met,
    told.is_active,
    told.theme,
    told.neighbourhood,
    told.initiator_kind,
    told.started_year,
    told.is_declared,
    told.deciding_schemes as schemes,
    told.is_initiative
from told
inner join contact_bands on told.since_contact = contact_bands.since_contact
