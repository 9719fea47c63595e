-- Had this initiative come and not gone by the end of this year?
-- One boolean per call.
-- Null where it came in an unknown year.
(year, started_year, ended_year) as started_year <= year
and (ended_year is null or ended_year > year)
