-- By which words can an initiative be found?
-- One row per initiative.
-- search_text holds its name and its identifiers, that of the register that counts last, written as in as_search_key.
select
    initiatives.initiative_key,
    as_search_key(title) || ' ' || coalesce(others.search_text || ' ', '') || as_search_key(initiative_id) as search_text,
    is_declared,
    deciding_schemes as schemes,
    is_initiative
from initiatives
left join
    (
        select
            mention_keys.initiative_key,
            string_agg(as_search_key(joined_mentions.initiative_id), ' ' order by joined_mentions.initiative_id) as search_text
        from mention_keys
        inner join
            joined_mentions
            on mention_keys.register_key = joined_mentions.register_key
            and mention_keys.initiative_id = joined_mentions.initiative_id
        group by mention_keys.initiative_key
    ) as others
    on initiatives.initiative_key = others.initiative_key
