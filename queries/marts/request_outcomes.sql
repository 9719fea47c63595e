-- How many requests of each combination were approved?
-- One row per combination of department, theme, neighbourhood, initiator, first time or not, year and definition.
-- judged: decided with an outcome that is yes (also in part) or no. What is open, withdrawn, answered or referred is neither.
with
    counts as (
        select
            combination_hash,
            count(is_approved) as judged,
            count(*) filter (where is_approved) as approved
        from requests
        group by combination_hash
    )
select
    request_combinations.department,
    request_combinations.theme,
    request_combinations.neighbourhood,
    request_combinations.initiator_kind,
    first_time_code(request_combinations.is_first_time) as first_time,
    request_combinations.received_year,
    request_combinations.is_initiative,
    request_combinations.is_declared,
    request_combinations.schemes,
    counts.judged,
    counts.approved
from counts
inner join
    request_combinations on counts.combination_hash = request_combinations.combination_hash
where counts.judged > 0
