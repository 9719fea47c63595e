-- Which service requests came in, and which are settled?
-- One row per request.
-- The standard has no day of settling: of a request that is closed it is the day of the last change.
select
    line,
    request_id,
    department,
    kind,
    false as is_formal_application,
    received_date,
    case when lower(status) = 'closed' then updated_date end as decided_date,
    due_date,
    case when lower(status) = 'closed' then 'answered' end as outcome
from lines
