-- Which reports of residents does Signalen hold, and what became of each?
-- One row per report.
-- Who reported gets a message when the report is planned, when a reaction is asked for and when it is settled: the first of these is the first answer.
-- A report that was reopened is settled on the last day only. The department is that which directs it, else that to which it was
-- routed last, else the first of its category; where several are named the first.
with
    steps as (
        select
            report_id,
            min(state_date) filter (where state in ('ingepland', 'reaction requested', 'o')) as first_answer_date
        from statuses_lines
        group by report_id
    ),
    routed as (
        select report_id, max_by(departments, (routed_date, line)) as departments from routing_departments_lines group by report_id
    )
select
    signals_lines.line,
    signals_lines.report_id as request_id,
    trim(
        split_part(coalesce(directing_departments_lines.departments, routed.departments, categories_lines.departments), ',', 1)
    ) as department,
    categories_lines.kind,
    false as is_formal_application,
    signals_lines.channel,
    signals_lines.received_date,
    steps.first_answer_date,
    case when statuses_lines.state in ('o', 's', 'done external') then statuses_lines.state_date end as decided_date,
    case when statuses_lines.state = 'a' then statuses_lines.state_date end as withdrawn_date,
    categories_lines.due_date,
    case when statuses_lines.state = 'o' then 'answered' when statuses_lines.state in ('s', 'done external') then 'referred' end as outcome
from signals_lines
left join statuses_lines on signals_lines.status_id = statuses_lines.status_id
left join steps on signals_lines.report_id = steps.report_id
left join categories_lines on signals_lines.category_id = categories_lines.category_id
left join directing_departments_lines on signals_lines.directing_id = directing_departments_lines.directing_id
left join routed on signals_lines.report_id = routed.report_id
