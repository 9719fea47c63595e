-- Had this initiative come and not gone by the end of this year?
-- One boolean per call.
-- Null where it came in an unknown year.
(year, started_year, gone_year) as started_year <= year
and (gone_year is null or gone_year > year)
