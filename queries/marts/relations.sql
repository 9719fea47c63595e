-- Who has been spoken to, and by how many officials is each initiative known?
-- One row per initiative.
-- $contact_silent_days: an initiative that was never spoken to is silent when it began longer ago than this, or on an unknown day.
-- The days since the last two-way contact run to the last day of which the register tells. since_contact is unknown where no export of the register tells
-- of contacts, and where a later contact that may have been two-way would change it.
-- current_officials and officials_met are unknown where no export of the register tells about assignments.
with
    contact_dates as (
        select
            initiative_key,
            max(date) filter (where is_two_way) as last_date,
            max(date) filter (where is_two_way is null) as maybe_date
        from contact_days
        group by initiative_key
    ),
    official_counts as (
        select
            initiative_key,
            count(distinct official_number) filter (where is_current) as current_officials,
            count(distinct official_number) as officials_met
        from assignment_days
        group by initiative_key
    ),
    registers_until as (
        select
            register_key,
            max(case when table_name = 'contacts' then observed_until end) as contacts_until,
            max(case when table_name = 'assignments' then observed_until end) as assignments_until
        from exports_on_day
        group by register_key
    ),
    joined_until as (
        select
            mention_keys.initiative_key,
            max(registers_until.contacts_until) as contacts_until,
            max(registers_until.assignments_until) as assignments_until
        from mention_keys
        inner join
            joined_mentions
            on mention_keys.register_key = joined_mentions.register_key
            and mention_keys.initiative_id = joined_mentions.initiative_id
        inner join registers_until on mention_keys.register_key = registers_until.register_key
        group by mention_keys.initiative_key
    ),
    kept_until as (
        select
            initiatives.initiative_key,
            coalesce(joined_until.contacts_until, registers_until.contacts_until) as contacts_until,
            coalesce(joined_until.assignments_until, registers_until.assignments_until) as assignments_until
        from initiatives
        left join registers_until on initiatives.register_key = registers_until.register_key
        left join joined_until on initiatives.initiative_key = joined_until.initiative_key
    ),
    facts as (
        select
            initiatives.*,
            kept_until.assignments_until,
            official_counts.current_officials,
            official_counts.officials_met,
            contact_dates.last_date,
            cast(kept_until.contacts_until - contact_dates.last_date as integer) as days_since_contact,
            case
                when kept_until.contacts_until is null
                then 'unknown'
                when contact_bands.since_contact is null and contact_dates.maybe_date is not null
                then 'unknown'
                when kept_until.contacts_until - contact_dates.maybe_date < contact_bands.from_days
                then 'unknown'
                when contact_bands.since_contact is not null
                then contact_bands.since_contact
                when kept_until.contacts_until - initiatives.started_date <= $contact_silent_days
                then 'new'
                else 'never'
            end as since_contact
        from initiatives
        inner join kept_until on initiatives.initiative_key = kept_until.initiative_key
        left join contact_dates on initiatives.initiative_key = contact_dates.initiative_key
        left join official_counts on initiatives.initiative_key = official_counts.initiative_key
        left join
            contact_bands
            on kept_until.contacts_until - contact_dates.last_date
            between contact_bands.from_days and coalesce(contact_bands.until_days, 1000000)
    )
select
    facts.initiative_key,
    facts.initiative_id,
    facts.title,
    facts.started_date,
    facts.last_date as last_contact_date,
    facts.days_since_contact,
    facts.since_contact,
    contact_bands.is_silent,
    case
        when facts.assignments_until is not null then coalesce(facts.current_officials, 0)
    end as current_officials,
    case
        when facts.assignments_until is not null then coalesce(facts.officials_met, 0)
    end as officials_met,
    has_met_many(
        case
            when facts.assignments_until is not null then coalesce(facts.officials_met, 0)
        end
    ) as has_met_many,
    facts.is_active,
    facts.theme,
    facts.neighbourhood,
    facts.initiator_kind,
    facts.started_year,
    facts.is_declared,
    facts.deciding_schemes as schemes,
    facts.is_initiative
from facts
inner join contact_bands on facts.since_contact = contact_bands.since_contact
