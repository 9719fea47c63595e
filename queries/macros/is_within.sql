-- Does this year fall in the period that the reader chose?
-- One row per call.
-- Both ends count; an open end is null; an unknown year falls in no period.
(chosen, year) as (chosen.from_year is null or year >= chosen.from_year)
and (chosen.until_year is null or year <= chosen.until_year)
