-- Does this year fall in the period that the reader asked for?
-- One row per call.
-- Both ends count; an open end is null; an unknown year falls in no period.
(from_year, until_year, year) as (from_year is null or year >= from_year)
and (until_year is null or year <= until_year)
