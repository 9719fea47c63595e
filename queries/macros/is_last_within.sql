-- Is a year the last of its initiative within the period that the reader chose?
-- One row per call.
-- next_year is the year after it of which something is known, null where there is none; whether the year itself lies in the period is_within says.
(chosen, next_year) as next_year is null
or next_year > chosen.until_year
