-- How many days before the last day observed was this request closed?
-- One whole number per call; null where it is open, or closed on a day that is not told or cannot be right.
(received_date, closed_date, observed_until) as case
    when closed_date >= received_date then cast(observed_until - closed_date as integer)
end
