-- How old is this request, if it is open?
-- One text per call: the band of weeks of age_band, 'left_register' where it was open when a newer export did not show it any more, or 'closed'.
(is_open, has_left, days_observed) as case
    when is_open
    then age_band(days_observed)
    when has_left
    then 'left_register'
    else 'closed'
end
