-- Which organisations carry these words in their name?
-- One row per organisation, those whose name begins with the words first, then by name.
-- $search (text): the words, at most four; capitals and accents make no difference, and a number of the trade register or RSIN will do; null means all.
-- $limit (whole): so many organisations; null means all.
-- Private persons are not among them. The reader's choices make no difference here. all_found counts them, whatever the limit.
with
    candidates as (
        select *, not starts_with(search_name, as_search_key($search)) as later
        from organisation_names
        where carries_words(search_text, $search)
    ),
    first_ones as (
        select *
        from candidates
        order by later, search_name, organisation_key
        limit coalesce($limit, 1000000000)
    ),
    money as (
        select
            organisation_key,
            sum(granted_eur)::double as granted_eur,
            max(money_year) filter (where promises > 0) as newest_year
        from organisation_money
        where organisation_key in (select organisation_key from first_ones)
        group by organisation_key
    )
select
    first_ones.organisation,
    organisations.initiatives,
    money.granted_eur,
    money.newest_year,
    (select count(*) from candidates) as all_found
from first_ones
inner join organisations on first_ones.organisation_key = organisations.organisation_key
left join money on first_ones.organisation_key = money.organisation_key
order by first_ones.later, first_ones.search_name, first_ones.organisation_key
