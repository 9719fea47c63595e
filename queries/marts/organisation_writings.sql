-- Which organisation is meant by this name and these numbers?
-- One row per name, number of the trade register and RSIN that occur together in an export; writing_hash stands for the three.
-- A name is not a name where it names nobody (is_nobody). Writings are surely one organisation where they differ only in capitals, accents, signs or how the
-- legal form is written, and where they have one number. A name without a legal form is one with that name in a legal form, unless it occurs in two of them.
-- One name with two numbers is two organisations. What a person decided to be one (same_names) is one, through however many names.
with recursive
    written as (
        select initiator as name, kvk_number, rsin_number from exported.initiatives
        union
        select recipient as name, kvk_number, rsin_number from exported.funding_lines
    ),
    in_words as materialized (
        select *, as_plain_words(name) as all_words
        from written
        where coalesce(name, kvk_number, rsin_number) is not null
    ),
    bare as (
        select
            * exclude (all_words),
            as_kvk(kvk_number) as kvk,
            as_rsin(rsin_number) as rsin,
            case when not is_nobody(all_words) then all_words end as words
        from in_words
    ),
    pairs as (
        select rsin, min(kvk) as kvk
        from bare
        where rsin is not null and kvk is not null
        group by rsin
        having count(distinct kvk) = 1
    ),
    numbered as materialized (
        select
            bare.*,
            coalesce('kvk ' || bare.kvk, 'kvk ' || pairs.kvk, 'rsin ' || bare.rsin) as number,
            without_legal_form(words) as core,
            legal_form(words) as form
        from bare
        left join pairs on bare.rsin = pairs.rsin
        where coalesce(bare.words, bare.kvk, bare.rsin) is not null
    ),
    named as materialized (
        select
            *,
            case
                when core is not null
                then
                    'name '
                    || core
                    || case
                        when
                            count(distinct form) over (partition by core) > 1
                        then ' | ' || coalesce(form, '')
                        else ''
                    end
            end as same_name
        from numbered
    ),
    single as materialized (
        select
            *,
            coalesce(
                number,
                case
                    when
                        count(distinct number) over (partition by same_name) = 1
                    then max(number) over (partition by same_name)
                end,
                same_name
            ) as identity
        from named
    ),
    decided as (
        select one.identity, other.identity as other
        from same_names
        inner join single as one on same_names.words = one.words
        inner join single as other on same_names.other_words = other.words
    ),
    links as (
        select identity, other from decided
        union
        select other, identity from decided
    ),
    reached as (
        select identity, identity as other
        from links
        union
        select reached.identity, links.other
        from reached
        inner join links on reached.other = links.identity
    ),
    first_of as (select identity, min(other) as first_identity from reached group by identity)
select
    hash(single.name, single.kvk_number, single.rsin_number) as writing_hash,
    single.name,
    single.words,
    single.core,
    single.kvk,
    single.rsin,
    hash(coalesce(first_of.first_identity, single.identity)) as organisation_key
from single
left join first_of on single.identity = first_of.identity
