-- How many requests of each group waited how many days, up to sixteen weeks?
-- One row per kind of answer (until), way to group, group (who), department and number of days.
-- Everything together, without a filter; with one, the answer adds up request_waits itself. Unknown is the text 'unknown'.
-- Who waited 112 days or longer stands at 112, as not answered by then: no more is needed for the days waited within sixteen weeks.
-- group_hash stands for the dimensions that count here: adding up by it is twice as fast.
with
    combinations as materialized (
        select
            combination,
            first_time_code(is_first_time) as first_time,
            initiator_kind,
            neighbourhood,
            department,
            hash(is_first_time, initiator_kind, neighbourhood, department) as group_hash
        from request_combinations
        where is_initiative
    ),
    waits as (
        select
            request_waits.until,
            combinations.group_hash,
            least(request_waits.days, 112) as days,
            sum(request_waits.requests) as requests,
            sum(case when request_waits.days < 112 then request_waits.answered else 0 end) as answered
        from request_waits
        inner join combinations on request_waits.combination = combinations.combination
        group by request_waits.until, combinations.group_hash, least(request_waits.days, 112)
    )
select
    waits.until,
    case
        when grouping(named.first_time) = 0
        then 'first_time'
        when grouping(named.initiator_kind) = 0
        then 'initiator_kind'
        else 'neighbourhood'
    end as grouped_by,
    coalesce(named.first_time, named.initiator_kind, named.neighbourhood) as who,
    named.department,
    waits.days,
    sum(waits.requests)::bigint as requests,
    sum(waits.answered)::bigint as answered
from waits
inner join
    (
        select distinct group_hash, first_time, initiator_kind, neighbourhood, department
        from combinations
    ) as named
    on waits.group_hash = named.group_hash
group by
    grouping sets (
        (waits.until, named.department, waits.days, named.first_time),
        (waits.until, named.department, waits.days, named.initiator_kind),
        (waits.until, named.department, waits.days, named.neighbourhood)
    )
