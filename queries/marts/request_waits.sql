-- How many requests of each combination waited how many days?
-- One row per kind of answer (until), combination and number of days.
-- Requests without a known wait are left out; request_ages counts them. Withdrawn is how many of the waits a withdrawal ended.
with
    durations as materialized (
        select
            request_combinations.combination,
            requests.days_to_decision,
            requests.is_decided,
            requests.days_to_first_answer,
            requests.is_first_answered,
            requests.is_withdrawn
        from requests
        inner join
            request_combinations
            on requests.combination_hash = request_combinations.combination_hash
    )
select
    'decision' as until,
    combination,
    days_to_decision as days,
    count(*) as requests,
    count(*) filter (where is_decided) as answered,
    count(*) filter (where is_withdrawn and not is_decided) as withdrawn
from durations
where days_to_decision is not null
group by combination, days_to_decision
union all
select
    'first_answer' as until,
    combination,
    days_to_first_answer as days,
    count(*) as requests,
    count(*) filter (where is_first_answered) as answered,
    count(*) filter (where is_withdrawn and not is_first_answered) as withdrawn
from durations
where days_to_first_answer is not null
group by combination, days_to_first_answer
