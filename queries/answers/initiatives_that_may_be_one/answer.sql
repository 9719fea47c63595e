-- Which initiatives may stand in two registers?
-- One row per pair of mentions in two registers, those that nobody has decided on first, of these the ones that refer to each other, then the most alike, last those whose titles differ.
-- $limit (whole): so many pairs; null means all.
-- basis: 'reference' where one register has the number of the other; 'reference_other_title' where both titles are known and not alike enough; else 'likeness'. likeness: of the titles; 100 is the same words in any order, or the same letters
-- without blanks (similar). initiator_likeness: of who started it; null where a register does not name anybody. Nothing is counted together before a person decides.
-- Of pairs that are only alike the best of either side in that register is listed; of those that were not decided to be different.
-- decision: what was decided ('same', 'different'); null is nothing yet. is_counted_twice: both are initiatives by themselves, and not decided on.
with
    registers as (
        select distinct register_key, municipality, register
        from exports_on_day
    ),
    decided as (
        select mention, other_mention, 'same' as decision from same_mentions
        union all
        select mention, other_mention, 'different' from parted_mentions
    ),
    sides as (
        select register_key, initiative_id from similar_mentions
        union
        select other_register_key, other_initiative_id from similar_mentions
    ),
    departments as (
        select register_key, initiative_id, string_agg(distinct department, ', ' order by department) as departments
        from
            (
                select funding.register_key, funding.initiative_id, funding.department
                from funding
                inner join
                    sides
                    on funding.register_key = sides.register_key
                    and funding.initiative_id = sides.initiative_id
                union all
                select sides.register_key, sides.initiative_id, requests.department
                from requests
                inner join
                    sides on coalesce(requests.initiative_id, requests.request_id) = sides.initiative_id
                inner join
                    exports_on_day
                    on requests.source_file = exports_on_day.source_file
                    and exports_on_day.table_name = 'requests'
                    and sides.register_key = exports_on_day.register_key
            ) as of_sides
        group by register_key, initiative_id
    ),
    mentions as (
        select
            sides.register_key,
            sides.initiative_id,
            registers.register,
            as_mention(registers.municipality, registers.register, sides.initiative_id) as mention,
            mentions_on_day.register_key is not null as is_counted,
            mentions_on_day.title,
            case when mentions_on_day.has_left then 'left_register' else mentions_on_day.status end as status,
            departments.departments
        from sides
        inner join registers on sides.register_key = registers.register_key
        left join
            mentions_on_day
            on sides.register_key = mentions_on_day.register_key
            and sides.initiative_id = mentions_on_day.initiative_id
        left join
            departments
            on sides.register_key = departments.register_key
            and sides.initiative_id = departments.initiative_id
    )
select
    one.title,
    other.title as other_title,
    similar_mentions.basis,
    round(similar_mentions.likeness, 1) as likeness,
    round(similar_mentions.initiator_likeness, 1) as initiator_likeness,
    one.register,
    other.register as other_register,
    one.initiative_id,
    other.initiative_id as other_initiative_id,
    one.status,
    other.status as other_status,
    one.departments,
    other.departments as other_departments,
    decided.decision,
    decided.decision is null and one.is_counted and other.is_counted as is_counted_twice,
    one.mention,
    other.mention as other_mention
from similar_mentions
inner join
    mentions as one
    on similar_mentions.register_key = one.register_key
    and similar_mentions.initiative_id = one.initiative_id
inner join
    mentions as other
    on similar_mentions.other_register_key = other.register_key
    and similar_mentions.other_initiative_id = other.initiative_id
left join
    decided
    on (one.mention = decided.mention and other.mention = decided.other_mention)
    or (one.mention = decided.other_mention and other.mention = decided.mention)
qualify
    decided.decision is not null
    or similar_mentions.basis <> 'likeness'
    or similar_mentions.likeness >= least(
        max(case when decided.decision is distinct from 'different' then similar_mentions.likeness end) over (
            partition by one.mention, other.register
        ),
        max(case when decided.decision is distinct from 'different' then similar_mentions.likeness end) over (
            partition by other.mention, one.register
        )
    )
order by
    decided.decision is not null,
    list_position(['reference', 'likeness', 'reference_other_title'], similar_mentions.basis),
    similar_mentions.likeness desc nulls first,
    similar_mentions.initiator_likeness desc nulls last,
    one.mention,
    other.mention
limit coalesce($limit, 1000000000)
