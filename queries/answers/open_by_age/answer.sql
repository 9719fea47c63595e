-- How old is what is still open?
-- One row per department and age band in weeks, oldest first.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- Open is neither decided nor withdrawn. A band holds its last day; the band is unknown where the day of receipt is.
-- What was open when a newer export did not show it any more is not open: a band of its own, 'left_register', last.
-- What begins with all_ is about every department asked for.
with
    ages as (
        select department, age_band, requests, longest_days
        from request_ages
        where
            level = level_of($chosen)
            and age_band <> 'closed'
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
    ),
    bands as (
        select
            department,
            age_band,
            list_position(['26+', '16-26', '8-16', '0-8', 'unknown', 'left_register'], age_band) as place,
            sum(requests)::bigint as requests,
            max(longest_days) filter (where age_band <> 'left_register') as longest_days
        from ages
        group by department, age_band
    )
select
    department,
    age_band,
    requests,
    longest_days,
    coalesce(sum(requests) filter (where age_band <> 'left_register') over (), 0)::bigint as all_open,
    coalesce(sum(requests) filter (where age_band = '26+') over (), 0)::bigint as all_over_26_weeks,
    coalesce(sum(requests) filter (where age_band = 'left_register') over (), 0)::bigint as all_left_register
from bands
order by department, place
