-- Which initiatives whose subsidy stopped are behind a number?
-- One row per initiative, in the order of the lines of the exports.
-- $followed (whole): only what was followed for so many days or more; null means any.
-- $ended_on (whole): only what ended on this day after its subsidy stopped; null means any.
-- $ended_by (whole): only what ended on this day or before; null means any.
-- $outcome (text): only what 'stopped', 'completed', got subsidy 'again' or ended 'unknown' within 36 months; null means any.
-- $tracked (text): 'yes' asks for what can be followed, 'no' for what cannot, 'before' for what ended while the subsidy still ran; null means any.
-- $half (text): only what stopped with the 'earlier' or the 'later' half of the subsidies; null means any.
-- $scored (text): 'yes' asks only for what told its income of before that day; null means any.
-- $risk_class (text): only this class of risk on the day that the subsidy stopped; null means any.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, whose subsidy stopped in these years.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the initiatives themselves.
with
    halves as (
        select
            *,
            subsidy_end_date <= quantile_disc(subsidy_end_date, 0.5) filter (
                where days is not null
            ) over () as is_earlier
        from survivals
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, subsidy_end_year)
    ),
    selection as (
        select
            halves.subsidy_end_date,
            halves.days,
            halves.outcome,
            initiatives.initiative_id,
            initiatives.title,
            initiatives.source_file,
            initiatives.source_line
        from halves
        inner join initiatives on halves.initiative_key = initiatives.initiative_key
        where
            ($followed is null or days >= $followed)
            and ($ended_on is null or (days = $ended_on and outcome is not null))
            and ($ended_by is null or (days <= $ended_by and outcome is not null))
            and ($outcome is null or outcome_within(days, outcome, 1095) = $outcome)
            and case $tracked
                when 'yes'
                then days is not null
                when 'no'
                then days is null and not is_ended_before
                when 'before'
                then is_ended_before
                else true
            end
            and ($half is null or (days is not null and is_earlier = ($half = 'earlier')))
            and ($scored is null or size_class is not null)
            and ($risk_class is null or risk_class = $risk_class)
        order by initiatives.source_line, initiatives.source_file
        limit coalesce($limit, 100)
    )
select
    selection.initiative_id,
    selection.title,
    selection.subsidy_end_date,
    selection.days as days_followed,
    selection.outcome as ended_how,
    source_files.file,
    selection.source_line as line
from selection
left join source_files on selection.source_file = source_files.source_file
order by selection.source_line, selection.source_file
