-- How many requests of each combination were approved?
-- One row per combination of department, theme, neighbourhood, initiator, first time or not, year and definition.
-- judged: decided with an outcome that is yes (also in part) or no. What is open, withdrawn, answered or referred is neither.
select
    coalesce(department, 'unknown') as department,
    coalesce(theme, 'unknown') as theme,
    coalesce(neighbourhood, 'unknown') as neighbourhood,
    coalesce(initiator_kind, 'unknown') as initiator_kind,
    first_time_code(is_first_time) as first_time,
    received_year,
    is_initiative,
    is_declared,
    schemes,
    count(is_approved) as judged,
    count(*) filter (where is_approved) as approved
from requests
group by
    coalesce(department, 'unknown'),
    coalesce(theme, 'unknown'),
    coalesce(neighbourhood, 'unknown'),
    coalesce(initiator_kind, 'unknown'),
    first_time_code(is_first_time),
    received_year,
    is_initiative,
    is_declared,
    schemes
having count(is_approved) > 0
