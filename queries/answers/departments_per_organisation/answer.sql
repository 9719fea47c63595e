-- With how many departments does one organisation have to deal?
-- One row per number of departments, most first; null is not told.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and dossiers of these years.
-- Organisations with a name, whatever was granted: who hears no has dealt with the department as well. dossiers are theirs.
with
    per_organisation as (
        select
            organisation_key,
            nullif(count(distinct lower(department)), 0) as departments,
            sum(dossiers)::bigint as dossiers
        from organisation_departments
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, year)
        group by organisation_key
    )
select departments, count(*) as organisations, sum(dossiers)::bigint as dossiers
from per_organisation
group by departments
order by departments desc nulls last
