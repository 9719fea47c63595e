-- Which applications for a subsidy were received, and which of them were decided?
-- One row per application.
-- The register holds no dates of decision. What its status shows to be decided has an outcome and no date: it is not
-- open, and its waiting time is unknown. A closed case without a grant was rejected or withdrawn: 'answered'.
select
    line,
    case_id as request_id,
    case_id as initiative_id,
    coalesce(nullif(department, 'ONBEKEND'), unit) as department,
    'subsidie' as kind,
    true as is_formal_application,
    channel,
    received_date,
    cast(null as date) as acknowledged_date,
    cast(null as date) as first_answer_date,
    cast(null as date) as decided_date,
    cast(null as date) as withdrawn_date,
    cast(null as date) as due_date,
    cast(null as bigint) as suspended_days,
    case
        when stage in ('decided', 'settling', 'closed')
        then
            case
                when granted_eur >= asked_eur and granted_eur > 0
                then 'granted'
                when granted_eur > 0
                then 'partly'
                when stage = 'decided'
                then 'rejected'
                else 'answered'
            end
    end as outcome
from lines
