-- How many contacts of each sort were there in the last twelve months?
-- One row per channel, two-way or not, and sort of initiative.
-- The twelve months end on the last day of which the register tells. Spaces around a channel and capitals make no difference.
-- A contact with an initiative that no export tells of is there too, as one that counts.
with
    recent_contacts as (
        select
            lower(nullif(trim(contact_days.channel), '')) as channel,
            contact_days.is_two_way,
            initiatives.theme,
            initiatives.neighbourhood,
            initiatives.initiator_kind,
            initiatives.started_year,
            coalesce(initiatives.is_declared, true) as is_declared,
            initiatives.deciding_schemes as schemes,
            coalesce(initiatives.is_initiative, true) as is_initiative
        from contact_days
        left join initiatives on contact_days.initiative_key = initiatives.initiative_key
        where contact_days.date > contact_days.observed_until - interval '12' month
    )
select
    channel,
    is_two_way,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative,
    count(*) as contacts
from recent_contacts
group by
    channel,
    is_two_way,
    theme,
    neighbourhood,
    initiator_kind,
    started_year,
    is_declared,
    schemes,
    is_initiative
