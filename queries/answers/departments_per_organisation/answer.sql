-- With how many departments does one organisation have to deal?
-- One row per number of departments, most first; null is not told.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and dossiers of these years.
-- Organisations with a name, whatever was granted: who hears no has dealt with the department as well. dossiers are theirs.
with
    pairs as (
        select organisation_key, department_key, sum(dossiers) as dossiers
        from organisation_departments
        where
            (not is_summed_alone($chosen) or level_of($chosen) in ('rows', 'year'))
            and is_of_all_years = (coalesce($chosen.from_year, $chosen.until_year) is null)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, year)
        group by organisation_key, department_key
    ),
    numbers as (
        select nullif(count(department_key), 0) as departments, 1 as organisations, sum(dossiers) as dossiers
        from pairs
        group by organisation_key
        union all
        select departments, organisations, dossiers
        from department_numbers
        where
            is_summed_alone($chosen)
            and level = level_of($chosen)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
    )
select departments, sum(organisations)::bigint as organisations, sum(dossiers)::bigint as dossiers
from numbers
group by departments
order by departments desc nulls last
