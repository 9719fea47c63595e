-- With how many departments do organisations deal?
-- One row per level, value of that level and number of departments (null: none is told).
-- Levels as in request_days, without the year. An organisation counts at every value that it has dossiers of, so that the rows of two values are never added up.
with
    pairs as (
        select
            level_name(grouping(theme), grouping(neighbourhood), grouping(initiator_kind), 1) as level,
            theme,
            neighbourhood,
            initiator_kind,
            organisation_key,
            department_key,
            sum(dossiers) as dossiers
        from organisation_departments
        where is_of_all_years and is_initiative
        group by
            grouping sets (
                (organisation_key, department_key),
                (organisation_key, department_key, theme),
                (organisation_key, department_key, neighbourhood),
                (organisation_key, department_key, initiator_kind)
            )
    ),
    numbers as (
        select
            level,
            theme,
            neighbourhood,
            initiator_kind,
            nullif(count(department_key), 0) as departments,
            sum(dossiers) as dossiers
        from pairs
        group by level, theme, neighbourhood, initiator_kind, organisation_key
    )
select
    level,
    theme,
    neighbourhood,
    initiator_kind,
    departments,
    count(*) as organisations,
    sum(dossiers)::bigint as dossiers
from numbers
group by level, theme, neighbourhood, initiator_kind, departments
