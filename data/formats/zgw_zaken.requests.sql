-- Which cases does the case system hold?
-- One row per case.
-- The day on which handling begins is that of receipt; a case that has ended was decided, on what is in a table that fills nothing here.
-- The department is that of the role of handler (behandelaar), where it is an organisational unit.
with
    handlers as (
        select
            rollen_lines.case_key,
            min_by(coalesce(afdelingen_lines.department, rollen_lines.department), rollen_lines.line) as department
        from rollen_lines
        left join afdelingen_lines on rollen_lines.role_key = afdelingen_lines.role_key
        where
            lower(rollen_lines.role) = 'behandelaar'
            and coalesce(afdelingen_lines.department, rollen_lines.department) is not null
        group by rollen_lines.case_key
    ),
    acknowledgements as (
        select statussen_lines.case_key, min(statussen_lines.step_date) as acknowledged_date
        from statussen_lines
        inner join statustypen_lines on statussen_lines.step_key = statustypen_lines.step_key
        where statustypen_lines.milestone = 'acknowledged'
        group by statussen_lines.case_key
    )
select
    zaken_lines.line,
    zaken_lines.identification as request_id,
    handlers.department,
    coalesce(zaken_lines.kind, zaaktypen_lines.kind) as kind,
    zaken_lines.channel,
    coalesce(zaken_lines.received_date, zaken_lines.registered_date) as received_date,
    acknowledgements.acknowledged_date,
    zaken_lines.decided_date,
    zaken_lines.due_date
from zaken_lines
left join zaaktypen_lines on zaken_lines.kind_key = zaaktypen_lines.kind_key
left join handlers on zaken_lines.case_key = handlers.case_key
left join acknowledgements on zaken_lines.case_key = acknowledgements.case_key
