-- How many requests of each group waited how many days, up to sixteen weeks?
-- One row per kind of answer (until), way to group, group (who), department and number of days.
-- Everything together, without a filter; with one, the answer adds up request_waits itself. Unknown is the text 'unknown'.
-- Who waited 112 days or longer stands at 112, as not answered by then: no more is needed for the days waited within sixteen weeks.
select
    until,
    case
        when grouping(first_time) = 0
        then 'first_time'
        when grouping(initiator_kind) = 0
        then 'initiator_kind'
        else 'neighbourhood'
    end as grouped_by,
    coalesce(first_time, initiator_kind, neighbourhood) as who,
    department,
    days,
    sum(requests)::bigint as requests,
    sum(answered)::bigint as answered
from
    (
        select
            until,
            first_time_code(is_first_time) as first_time,
            initiator_kind,
            neighbourhood,
            department,
            least(days, 112) as days,
            sum(requests) as requests,
            sum(case when days < 112 then answered else 0 end) as answered
        from request_waits
        inner join
            request_combinations
            on request_waits.combination = request_combinations.combination
        where is_initiative
        group by
            until,
            first_time_code(is_first_time),
            initiator_kind,
            neighbourhood,
            department,
            least(days, 112)
    ) as waits
group by
    grouping sets (
        (until, department, days, first_time),
        (until, department, days, initiator_kind),
        (until, department, days, neighbourhood)
    )
