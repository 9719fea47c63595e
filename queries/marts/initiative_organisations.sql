-- Which organisation started each initiative?
-- One row per initiative of which an export names who started it, or to whom money for it was promised.
-- Who is named with the initiative itself comes first; else who got the newest promise, and of several the largest.
with
    recipients as (
        select
            register_key,
            initiative_id,
            arg_max(
                organisation_key, (export_date, coalesce(granted_eur, 0), organisation_key)
            ) as organisation_key
        from promises
        where organisation_key is not null
        group by register_key, initiative_id
    )
select
    initiative_lines.register_key,
    initiative_lines.initiative_id,
    coalesce(own.organisation_key, recipients.organisation_key) as organisation_key
from initiative_lines
left join
    organisation_writings as own
    on hash(initiative_lines.initiator, initiative_lines.kvk_number, initiative_lines.rsin_number)
    = own.writing_hash
left join
    recipients
    on initiative_lines.register_key = recipients.register_key
    and initiative_lines.initiative_id = recipients.initiative_id
where coalesce(own.organisation_key, recipients.organisation_key) is not null
