-- Which mentions did a person decide to be of one initiative?
-- One row per mention of a register that is known on the day; those with the same first_mention are of one initiative, through however many decisions.
-- first_mention is the same on every day and in every export, also where the export of the day does not have it.
with recursive
    links as (
        select mention, other_mention from same_mentions
        union
        select other_mention, mention from same_mentions
    ),
    reached as (
        select mention, mention as other_mention
        from links
        union
        select reached.mention, links.other_mention
        from reached
        inner join links on reached.other_mention = links.mention
    ),
    first_of as (select mention, min(other_mention) as first_mention from reached group by mention),
    registers as (
        select
            register_key,
            as_mention(municipality, register, '') as beginning,
            bool_or(table_name = 'initiatives') as has_initiatives
        from exports_on_day
        group by register_key, municipality, register
    )
select
    registers.register_key,
    substr(first_of.mention, length(registers.beginning) + 1) as initiative_id,
    first_of.first_mention,
    registers.has_initiatives
from first_of
inner join registers on starts_with(first_of.mention, registers.beginning)
