-- Into which bands does the time since the last two-way contact fall?
-- One row per band, in order.
-- $contact_silent_days: more days than this means silent; it is always a border between two bands.
-- never: no two-way contact is told. new: neither, but the initiative began no longer ago than the limit. unknown: the exports do not tell.
with
    bands as (
        select
            coalesce(lag(until_days) over (order by until_days) + 1, 0) as from_days, until_days
        from (select unnest(list_distinct([30, 182, $contact_silent_days])) as until_days) as borders
        union all
        select greatest(182, $contact_silent_days) + 1 as from_days, null as until_days
    )
select
    from_days as place,
    case
        when until_days is null then from_days || '+' else from_days || '-' || until_days
    end as since_contact,
    cast(from_days as integer) as from_days,
    cast(until_days as integer) as until_days,
    from_days > $contact_silent_days as is_silent
from bands
union all
select 1000000 as place, 'never' as since_contact, null, null, true as is_silent
union all
select 1000001 as place, 'new' as since_contact, null, null, false as is_silent
union all
select 1000002 as place, 'unknown' as since_contact, null, null, null as is_silent
