-- Is this the first promise of its initiative within the period that the reader asked for?
-- One row per call.
-- Promises of an initiative lie in order of year, unknown years first; previous_year is the year of the one before it.
-- So an initiative counts once in any period without looking at its promises one by one.
(from_year, until_year, is_first, previous_year) as case
    when from_year is null and until_year is null
    then is_first
    else previous_year is null or previous_year < from_year
end
