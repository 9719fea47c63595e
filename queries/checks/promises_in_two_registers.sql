-- Which promises may be the same money, in two registers of one initiative?
-- One row per promise.
-- Only of initiatives that a person decided to be one in several registers: the same year where both tell it, and the same amount asked or granted. Both count, since nobody has said that it is the
-- same money.
with
    joined as (
        select funding.*
        from funding
        where
            initiative_key in (
                select mention_keys.initiative_key
                from mention_keys
                inner join
                    joined_mentions
                    on mention_keys.register_key = joined_mentions.register_key
                    and mention_keys.initiative_id = joined_mentions.initiative_id
            )
    )
select
    files.file,
    joined.source_line as line,
    case when joined.granted_eur = other.granted_eur then 'granted_eur' else 'asked_eur' end as column_name,
    cast(any_value(case when joined.granted_eur = other.granted_eur then joined.granted_eur else joined.asked_eur end) as varchar) as value,
    'in_two_registers' as reason,
    'warn' as severity
from joined
inner join
    joined as other
    on joined.initiative_key = other.initiative_key
    and joined.register_key <> other.register_key
    and coalesce(joined.money_year = other.money_year, true)
inner join exported.files on joined.source_file = files.source_file
where
    (joined.granted_eur > 0 and joined.granted_eur = other.granted_eur)
    or (joined.asked_eur > 0 and joined.asked_eur = other.asked_eur)
group by files.file, joined.source_line, column_name
