-- Which names may be of one organisation?
-- One row per pair of organisations with a name that a person has not decided on; how alike they are is worked out afterwards (similar_names).
-- Looked at is what shares a word, or the first four letters of one, that few other names have; and the same name in another legal form or with another number.
with
    names as (
        select organisation_key, core
        from organisation_writings
        where
            core is not null
            and organisation_key in (select organisation_key from organisations where is_named)
        group by organisation_key, core
    ),
    marks as (
        select organisation_key, core, '=' || core as mark
        from names
        union all
        select organisation_key, core, unnest(list_distinct(string_split(core, ' '))) as mark
        from names
        union all
        select
            organisation_key, core, left(unnest(list_distinct(string_split(core, ' '))), 4) || '*' as mark
        from names
    ),
    parted as (
        select
            least(one.organisation_key, other.organisation_key) as one_key,
            greatest(one.organisation_key, other.organisation_key) as other_key
        from parted_names
        inner join organisation_writings as one on parted_names.words = one.words
        inner join organisation_writings as other on parted_names.other_words = other.words
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
                having count(distinct organisation_key) between 2 and 20
            ) as few
            on marks.mark = few.mark
    )
select
    one.organisation_key,
    other.organisation_key as other_key,
    one.core,
    other.core as other_core
from rare as one
inner join rare as other on one.mark = other.mark and one.organisation_key < other.organisation_key
where
    not exists (
        select 1
        from parted
        where parted.one_key = one.organisation_key and parted.other_key = other.organisation_key
    )
group by one.organisation_key, other.organisation_key, one.core, other.core
