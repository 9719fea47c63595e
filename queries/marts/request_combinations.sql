-- Which combinations of department, theme, neighbourhood, initiator, first time or not, year and definition do requests have?
-- One row per combination.
-- Far fewer than there are requests: a filter looks at these, and only then at what waited. Unknown is the text 'unknown'.
select
    cast(
        row_number() over (
            order by
                department,
                theme,
                neighbourhood,
                initiator_kind,
                is_first_time,
                received_year,
                is_initiative,
                is_declared,
                schemes
        ) as integer
    ) as combination,
    department,
    theme,
    neighbourhood,
    initiator_kind,
    is_first_time,
    received_year,
    is_initiative,
    is_declared,
    schemes
from
    (
        select distinct
            coalesce(department, 'unknown') as department,
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            is_first_time,
            received_year,
            is_initiative,
            is_declared,
            schemes
        from requests
    ) as occurring
