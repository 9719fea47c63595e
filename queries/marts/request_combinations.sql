-- Which combinations of department, theme, neighbourhood, initiator, first time or not, year and definition do requests have?
-- One row per combination.
-- Far fewer than there are requests: a filter looks at these, and only then at what waited. Unknown is the text 'unknown'.
-- combination numbers them; combination_hash is how a request names its combination (two of a million share one with a chance of 1 in 37 million).
-- Nothing is known of an initiative in no export; its requests count as those of a residents' initiative.
with
    occurring as (
        select
            combination_hash,
            coalesce(any_value(department), 'unknown') as department,
            any_value(is_first_time) as is_first_time,
            cast(extract(year from any_value(received_date)) as integer) as received_year,
            any_value(initiative_key) as initiative_key
        from requests
        group by combination_hash
    )
select
    cast(row_number() over (order by occurring.combination_hash) as integer) as combination,
    occurring.combination_hash,
    occurring.department,
    coalesce(initiatives.theme, 'unknown') as theme,
    coalesce(initiatives.neighbourhood, 'unknown') as neighbourhood,
    coalesce(initiatives.initiator_kind, 'unknown') as initiator_kind,
    occurring.is_first_time,
    occurring.received_year,
    coalesce(initiatives.is_initiative, true) as is_initiative,
    coalesce(initiatives.is_declared, true) as is_declared,
    initiatives.deciding_schemes as schemes
from occurring
left join initiatives on occurring.initiative_key = initiatives.initiative_key
