-- Does this promise of money end within so many months of this day?
-- One boolean per call; never null.
-- A grant of nothing does not end, nor does one that its register no longer shows. The day itself is within.
(months, granted_eur, has_left, end_date, day) as coalesce(
    granted_eur > 0
    and not has_left
    and end_date >= day
    and end_date < day + to_months(months),
    false
)
