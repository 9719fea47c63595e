-- What does each register say of this initiative?
-- One row per mention of an initiative that a person decided to be one in several registers, the one that counts first.
-- $initiative (text): its identifier in one of them; null means none.
-- is_counting: its status, end and activity are those of the initiative; what it does not tell comes from the next one (initiatives_on_day).
-- A mention without a line of its own (a case, or an identifier that lines name) has no title or status.
with
    mentions as (
        select
            joined_mentions.register_key,
            joined_mentions.initiative_id,
            mention_keys.initiative_key
        from joined_mentions
        inner join
            mention_keys
            on joined_mentions.register_key = mention_keys.register_key
            and joined_mentions.initiative_id = mention_keys.initiative_id
    ),
    registers as (
        select register_key, any_value(register) as register, max(export_date) as newest_date
        from exports_on_day
        group by register_key
    )
select
    registers.register,
    mentions.initiative_id,
    mentions_on_day.title,
    mentions_on_day.theme,
    mentions_on_day.neighbourhood,
    case when mentions_on_day.has_left then 'left_register' else mentions_on_day.status end as status,
    case when mentions_on_day.has_left then mentions_on_day.last_seen_date else mentions_on_day.status_since_date end as status_since_date,
    mentions_on_day.started_date,
    mentions_on_day.ended_date,
    registers.newest_date,
    initiatives.initiative_key is not null as is_counting,
    source_files.file,
    mentions_on_day.source_line as line
from mentions
inner join registers on mentions.register_key = registers.register_key
left join
    mentions_on_day
    on mentions.register_key = mentions_on_day.register_key
    and mentions.initiative_id = mentions_on_day.initiative_id
left join source_files on mentions_on_day.source_file = source_files.source_file
left join
    initiatives
    on mentions.register_key = initiatives.register_key
    and mentions.initiative_id = initiatives.initiative_id
where mentions.initiative_key in (select initiative_key from mention_keys where initiative_id = $initiative)
order by
    mentions.initiative_key,
    initiatives.initiative_key is null,
    mentions_on_day.status_since_date desc nulls last,
    registers.register,
    mentions.initiative_id
