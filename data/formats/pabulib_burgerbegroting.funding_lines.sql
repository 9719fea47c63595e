-- What does each project cost, and was it chosen?
-- One row per project. What is chosen gets its cost; of what is not euros no amount is known.
with
    meta as (
        select
            max(value) filter (key = 'unit') as municipality,
            max(value) filter (key = 'instance') as round,
            max(value) filter (key = 'description') as vote,
            try_cast(regexp_extract(max(value) filter (key = 'date_end'), '(19|20)\d\d') as bigint) as year,
            coalesce(max(value) filter (key = 'currency'), 'EUR') = 'EUR' as is_euro
        from meta_lines
    )
select
    line,
    municipality,
    concat_ws('-', round, project_id) as funding_id,
    concat_ws('-', round, project_id) as initiative_id,
    'municipality' as funder_kind,
    vote as scheme,
    'subsidy' as instrument,
    year,
    case when is_euro then cost_eur end as asked_eur,
    case when is_euro and is_chosen then cost_eur when is_euro and not is_chosen then 0 end as granted_eur
from projects_lines
cross join meta
