-- Which initiatives are behind a count?
-- One row per initiative.
-- $any_year (text): 'yes' also asks for what started in other years than the reader chose; null means no.
-- $here (whole): is_here is about the end of this year.
-- $neighbourhood (text): is_in_ward is about this ward, whatever its capitals ('unknown' where none is told).
-- $held (text): is_held is about this year ('unknown' where the days on which an official held it are not known).
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
with
    holders as (
        select distinct initiative_key
        from held_stretches
        where
            case
                when $held = 'unknown'
                then first_date is null
                else $held between year(first_date)::varchar and year(last_date)::varchar
            end
    ),
    lines as (
        select
            initiatives.*,
            is_active is distinct from false as is_not_ended,
            is_here_at_end($here, started_year, gone_year) as is_here,
            coalesce(lower(trim(neighbourhood)), 'unknown') = lower(trim($neighbourhood)) as is_in_ward,
            holders.initiative_key is not null as is_held
        from initiatives
        left join
            holders
            on initiatives.initiative_key = holders.initiative_key
            and $held is not null
        where
            fits_definition($chosen, is_initiative, is_declared, deciding_schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and ($any_year is not null or is_within($chosen, started_year))
    )
select
    lines.initiative_id,
    lines.title,
    lines.theme,
    lines.neighbourhood,
    lines.status,
    lines.days_in_status,
    lines.started_date,
    lines.ended_date,
    source_files.file,
    lines.source_line as line
from lines
left join source_files on lines.source_file = source_files.source_file
order by lines.source_line, lines.source_file
