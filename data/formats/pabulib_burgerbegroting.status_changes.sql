-- Which projects were chosen?
-- One row per project of which the file says so; of the last day of the vote, where the file has a day and not a year only.
with
    meta as (
        select
            max(value) filter (key = 'unit') as municipality,
            max(value) filter (key = 'instance') as round,
            max(value) filter (key = 'date_end') as day
        from meta_lines
    )
select
    line,
    municipality,
    concat_ws('-', round, project_id) as initiative_id,
    as_date(day, 'dmy') as from_date,
    case when is_chosen then 'supported' else 'rejected' end as status,
    case when is_chosen then 'selected' else 'not selected' end as source_status
from projects_lines
cross join meta
where is_chosen is not null
