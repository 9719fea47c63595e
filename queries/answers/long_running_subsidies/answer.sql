-- Which subsidies can the municipality not simply stop?
-- One row per initiative and scheme with subsidy of the municipality for three or more years in a row, most urgent first.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, where the last year of the money is one of these.
-- $limit (whole): so many rows; null means all.
-- A third year that still runs is not counted: it is announced on the agenda and on the page of the initiative.
-- Subsidies that have not ended, and those that ended in the last 12 months. First what has not ended and has no follow-up, by the day
-- to announce; then what is followed up; then what has ended. Awb 4:51.
-- all_subsidies and those that stop unannounced (not ended, no follow-up, the day to announce past) are over all rows, whatever the limit;
-- so is all_without_scheme, where 'the same activity' is only the same initiative.
with
    selection as (
        select *
        from subsidy_series
        where
            third_year_end_date is null
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, last_year)
    ),
    counts as (
        select
            count(*) as all_subsidies,
            count(*) filter (
                where is_announce_day_passed and not is_followed_up and not is_ended
            ) as all_past_announcing,
            count(*) filter (where scheme is null) as all_without_scheme
        from selection
    )
select
    initiative_id,
    title,
    scheme,
    years_in_a_row,
    granted_eur_per_year::double as granted_eur_per_year,
    end_date,
    announce_by_date,
    is_announce_day_passed,
    is_followed_up,
    is_ended,
    all_subsidies,
    all_past_announcing,
    all_without_scheme
from selection
cross join counts
order by
    coalesce(is_ended, false),
    coalesce(is_followed_up, false),
    announce_by_date nulls last,
    granted_eur_per_year desc,
    initiative_id,
    scheme nulls last,
    initiative_key
limit $limit
