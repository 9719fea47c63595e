-- Which projects could be voted on?
-- One row per project. Its number counts per vote, so that the number of the vote stands before it.
with
    meta as (
        select
            max(value) filter (key = 'unit') as municipality,
            max(value) filter (key = 'instance') as round,
            max(value) filter (key = 'district') as district
        from meta_lines
    )
select
    line,
    municipality,
    concat_ws('-', round, project_id) as initiative_id,
    title,
    theme,
    coalesce(neighbourhood, district) as neighbourhood,
    latitude,
    longitude
from projects_lines
cross join meta
