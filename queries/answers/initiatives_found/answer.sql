-- Which initiatives carry these words in their name or identifier?
-- One row per initiative, that with exactly this identifier first, then by name; those without a name last.
-- $search (text): the words, at most four; capitals and accents make no difference; null means all.
-- $chosen (definition): only what counts as a residents' initiative.
-- $limit (whole): so many initiatives; null means all.
-- Whoever looks for one initiative looks among all of them: the other choices make no difference here. all_found counts them, whatever the limit.
with
    candidates as (
        select
            initiative_key,
            search_text,
            (
                not ends_with(search_text, ' ' || as_search_key($search)),
                starts_with(search_text, ' ')
            ) as later
        from initiative_names
        where
            carries_words(search_text, $search)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
    ),
    first_ones as (
        select *
        from candidates
        order by later, search_text, initiative_key
        limit $limit
    )
select
    initiatives.initiative_id,
    initiatives.title,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.status,
    counted.all_found
from first_ones
inner join initiatives on first_ones.initiative_key = initiatives.initiative_key
cross join (select count(*) as all_found from candidates) as counted
order by first_ones.later, first_ones.search_text, first_ones.initiative_key
