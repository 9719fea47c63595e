-- Which initiatives whose subsidy stopped are behind a count?
-- One row per initiative.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, whose subsidy stopped in these years.
-- tracked: 'yes' where it can be followed, 'before' where it ended while the subsidy still ran, or else 'no'. half: of those that can be followed.
-- outcome_class is within 36 months.
with
    halves as (
        select
            *,
            coalesce(outcome_within(days, outcome, 1095), 'none') as outcome_class,
            case
                when days is not null
                then 'yes'
                when is_ended_before
                then 'before'
                else 'no'
            end as tracked,
            case
                when days is null
                then 'none'
                when subsidy_end_date <= quantile_disc(subsidy_end_date, 0.5) filter (where days is not null) over ()
                then 'earlier'
                else 'later'
            end as half,
            size_class is not null as is_scored
        from survivals
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, subsidy_end_year)
    ),
    lines as (
        select
            halves.*,
            initiatives.initiative_id,
            initiatives.title,
            initiatives.source_file,
            initiatives.source_line
        from halves
        inner join initiatives on halves.initiative_key = initiatives.initiative_key
    )
select
    lines.initiative_id,
    lines.title,
    lines.subsidy_end_date,
    lines.days as days_followed,
    lines.outcome as ended_how,
    source_files.file,
    lines.source_line as line
from lines
left join source_files on lines.source_file = source_files.source_file
order by lines.source_line, lines.source_file
