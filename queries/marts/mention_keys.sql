-- Which initiative is meant by an identifier in a register?
-- One row per register and identifier of an initiative, and per mention that a person decided to be of one (joined_mentions).
select register_key, initiative_id, initiative_key
from initiatives_on_day
union all
select others.register_key, others.initiative_id, initiatives_on_day.initiative_key
from initiatives_on_day
inner join
    joined_mentions as counting
    on initiatives_on_day.register_key = counting.register_key
    and initiatives_on_day.initiative_id = counting.initiative_id
inner join joined_mentions as others on counting.first_mention = others.first_mention
where
    (others.register_key, others.initiative_id)
    is distinct from (counting.register_key, counting.initiative_id)
