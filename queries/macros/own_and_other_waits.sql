-- How long did each group of initiators wait, and how long all other known groups?
-- One table per call: one row per group (who), side (is_own), department and number of days.
-- waits: a relation with who, department, days, requests (that waited until then) and answered (of those, on that day). Nobody stands beside 'unknown'.
(waits) as table
select who, true as is_own, department, days, requests, answered
from query_table(waits)
union all
select
    groups.who,
    false,
    beside.department,
    beside.days,
    beside.requests - coalesce(own.requests, 0),
    beside.answered - coalesce(own.answered, 0)
from (select distinct who from query_table(waits)) as groups
cross join
    (
        select department, days, sum(requests) as requests, sum(answered) as answered
        from query_table(waits)
        where who <> 'unknown'
        group by department, days
    ) as beside
left join
    query_table(waits) as own
    on own.who = groups.who
    and own.department = beside.department
    and own.days = beside.days
where groups.who <> 'unknown'
