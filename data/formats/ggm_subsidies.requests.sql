-- Which applications for a subsidy were received?
-- One row per application.
-- A decision has no day in these tables: what was decided has an outcome and no date.
with
    decisions as (select subsidy_id, max_by(outcome, line) as outcome from subsidiebeschikking_lines group by subsidy_id)
select
    subsidieaanvraag_lines.line,
    subsidieaanvraag_lines.application_id as request_id,
    subsidieaanvraag_lines.subsidy_id as initiative_id,
    'subsidie' as kind,
    true as is_formal_application,
    subsidieaanvraag_lines.received_date,
    as_date(subsidieaanvraag_lines.acknowledged, 'dmy') as acknowledged_date,
    subsidie_lines.due_date,
    coalesce(subsidiebeschikking_lines.outcome, decisions.outcome) as outcome
from subsidieaanvraag_lines
left join subsidie_lines on subsidieaanvraag_lines.subsidy_id = subsidie_lines.subsidy_id
left join subsidiebeschikking_lines on subsidieaanvraag_lines.decision_id = subsidiebeschikking_lines.decision_id
left join decisions on subsidieaanvraag_lines.subsidy_id = decisions.subsidy_id
where subsidie_lines.is_outgoing is distinct from false
