-- On which day in the Netherlands was this moment, written with its distance to Greenwich?
-- One date per call; null when it is no such moment.
-- '2016-10-30 23:30:00Z' is the next day here; '+01:00' and '+02:00' are Dutch time already.
(value) as case
    when
        regexp_full_match(
            value, '\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(Z|[+-]\d{2}(:?\d{2})?)'
        )
    then cast(timezone('Europe/Amsterdam', try_cast(value as timestamptz)) as date)
end
