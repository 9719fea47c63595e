-- In which order are the drivers of risk shown?
-- One row per call.
-- First the money, then the people, last the age: the order of the settings.
(driver) as list_position(
    [
        'municipal_share',
        'concentration',
        'margin',
        'reserve_months',
        'months_to_grant_end',
        'core_people',
        'volunteer_share',
        'age_years'
    ],
    driver
)
