-- How old is what is still open?
-- One row per department and age band in weeks, oldest first.
-- $departments (list): only these; null means all.
-- $themes (list): only requests of initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only requests received in or after this year.
-- $until_year (whole): only requests received in or before this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Open is neither decided nor withdrawn. A band holds its last day; the band is unknown where the day of receipt is.
-- What was open when a newer export did not show it any more is not open: a band of its own, 'left_register', last.
-- What begins with all_ is about every department asked for.
with
    ages as (
        select department, age_band, requests, longest_days
        from request_ages
        where
            level = level_of(
                $themes, $neighbourhoods, $initiator_kinds, $from_year, $until_year, $definition
            )
            and age_band <> 'closed'
            and fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($departments, department)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, received_year)
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
