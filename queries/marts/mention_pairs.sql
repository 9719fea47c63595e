-- Which mentions in two registers may be of one initiative?
-- One row per pair of mentions (mention_numbers) in two registers; how alike their titles and initiators are is worked out afterwards (similar).
-- $initiatives_least_likeness: titles of which the lengths alone make them less alike (of 100) are not looked at.
-- is_reference: one has the number of the other. Else looked at is what shares its initiator, or a word of its title, or the first four letters of one, that few
-- mentions have. Without a title or an initiator there is an empty text. An initiator under a pseudonym may act for an organisation: it is taken for unknown.
with
    registers as (
        select register_key
        from exports_on_day
        where table_name = 'initiatives'
        group by register_key
        qualify count(*) over () > 1
    ),
    names as (
        select organisation_key, min(core) as core
        from organisation_writings
        where not (length(words) = 12 and regexp_full_match(words, 'p [0-9a-f]+'))
        group by organisation_key
    ),
    mentions as materialized (
        select
            mentions_on_day.register_key,
            mentions_on_day.initiative_id,
            coalesce(as_plain_words(mentions_on_day.title), '') as title,
            initiative_organisations.organisation_key,
            coalesce(names.core, '') as initiator
        from mentions_on_day
        left join
            initiative_organisations
            on mentions_on_day.register_key = initiative_organisations.register_key
            and mentions_on_day.initiative_id = initiative_organisations.initiative_id
        left join names on initiative_organisations.organisation_key = names.organisation_key
        inner join registers on mentions_on_day.register_key = registers.register_key
    ),
    marks as (
        select register_key, initiative_id, '=' || title as mark
        from mentions
        union all
        select register_key, initiative_id, unnest(list_distinct(string_split(title, ' ')))
        from mentions
        union all
        select register_key, initiative_id, left(unnest(list_distinct(string_split(title, ' '))), 4) || '*'
        from mentions
        union all
        select register_key, initiative_id, '@' || cast(organisation_key as varchar)
        from mentions
        where organisation_key is not null
    ),
    rare as (
        select distinct marks.*
        from marks
        inner join
            (
                select mark
                from marks
                where length(mark) > 2
                group by mark
                having count(distinct hash(register_key, initiative_id)) between 2 and 20 and count(distinct register_key) > 1
            ) as few
            on marks.mark = few.mark
    ),
    pairs as (
        select
            one.register_key,
            one.initiative_id,
            other.register_key as other_register_key,
            other.initiative_id as other_initiative_id,
            false as is_reference
        from rare as one
        inner join rare as other on one.mark = other.mark and one.register_key < other.register_key
        union all
        select
            least(register_key, other_register_key),
            case when register_key < other_register_key then initiative_id else other_initiative_id end,
            greatest(register_key, other_register_key),
            case when register_key < other_register_key then other_initiative_id else initiative_id end,
            true
        from mention_numbers
    )
select
    pairs.register_key,
    pairs.initiative_id,
    pairs.other_register_key,
    pairs.other_initiative_id,
    bool_or(pairs.is_reference) as is_reference,
    coalesce(any_value(one.title), '') as title,
    coalesce(any_value(other.title), '') as other_title,
    coalesce(any_value(one.initiator), '') as initiator,
    coalesce(any_value(other.initiator), '') as other_initiator,
    coalesce(any_value(one.organisation_key) = any_value(other.organisation_key), false) as is_same_organisation
from pairs
left join
    mentions as one on pairs.register_key = one.register_key and pairs.initiative_id = one.initiative_id
left join
    mentions as other
    on pairs.other_register_key = other.register_key
    and pairs.other_initiative_id = other.initiative_id
where
    pairs.is_reference
    or $initiatives_least_likeness * (length(one.title) + length(other.title))
    <= 200 * least(length(one.title), length(other.title)) + 100
group by pairs.register_key, pairs.initiative_id, pairs.other_register_key, pairs.other_initiative_id
