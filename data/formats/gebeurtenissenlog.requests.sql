-- Which requests does the event log tell of?
-- One row per case.
-- A case came in with its first step. Which activities are an answer or a decision is what the format names; a case without one of these is
-- open. Being grouped, the same event twice counts once.
select
    min(line) as line,
    case_id as request_id,
    max_by(department, line) filter (department is not null) as department,
    min_by(kind, line) as kind,
    min_by(channel, line) as channel,
    min(step_date) as received_date,
    min(step_date) filter (milestone = 'acknowledged') as acknowledged_date,
    min(step_date) filter (milestone in ('answered', 'decided')) as first_answer_date,
    max(step_date) filter (milestone = 'decided') as decided_date,
    max(step_date) filter (milestone = 'withdrawn') as withdrawn_date,
    max(due_date) as due_date
from lines
group by case_id
