-- Is this the first promise of its initiative within the period that the reader chose?
-- One row per call.
-- Promises of an initiative lie in order of year, unknown years first; previous_year is the year of the one before it.
-- So an initiative counts once in any period without looking at its promises one by one.
(chosen, is_first, previous_year) as case
    when chosen.from_year is null and chosen.until_year is null
    then is_first
    else previous_year is null or previous_year < chosen.from_year
end
