-- Which requests does the event log tell of?
-- One row per case.
-- The confirmation of receipt is an automatic note in most cases, so it is no answer; the log dates no other answer before the
-- end of the case, so the first answer is unknown. A case without an end is open. Being grouped, the same event twice counts once.
select
    min(line) as line,
    case_id as request_id,
    cast(null as varchar) as initiative_id,
    min_by(department, line) as department,
    'omgevingsvergunning' as kind,
    true as is_formal_application,
    min_by(channel, line) as channel,
    min(received_date) as received_date,
    min(step_date) filter (step = 'Confirmation of receipt') as acknowledged_date,
    cast(null as date) as first_answer_date,
    max(ended_date) as decided_date,
    cast(null as date) as withdrawn_date,
    max(due_date) as due_date,
    cast(null as bigint) as suspended_days,
    cast(null as varchar) as outcome
from lines
group by case_id
