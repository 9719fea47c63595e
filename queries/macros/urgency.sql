-- In which order would a chair take these matters?
-- One row per call.
-- First people who wait and money that ends, then initiatives that stand on one leg, are out of sight or stuck, last what the exports do not tell.
(matter) as list_position(
    [
        'open_over_26_weeks',
        'ending_within_6_months',
        'one_funder',
        'silent_contact',
        'stuck_status',
        'one_official',
        'left_register',
        'unknown_share',
        'rejected_lines'
    ],
    matter
)
