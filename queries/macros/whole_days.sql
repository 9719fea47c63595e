-- How many whole days lie between these dates?
-- One row per call.
-- Null where the second comes before the first: a wait below zero is no wait.
(from_date, until_date) as case
    when until_date >= from_date then cast(until_date - from_date as integer)
end
