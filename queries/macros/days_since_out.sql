-- How many days before the last day observed did this request go out: closed, or last seen the day before?
-- One whole number per call; null where it is open, or closed on a day that is not told or cannot be right.
(received_date, closed_date, last_seen_date, observed_until) as case
    when closed_date >= received_date
    then cast(observed_until - closed_date as integer)
    when last_seen_date >= received_date
    then cast(observed_until - last_seen_date - 1 as integer)
end
