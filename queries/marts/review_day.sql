-- On which day is this the state of affairs?
-- One row.
-- $on_date: the day.
select $on_date as on_date, cast(extract(year from $on_date) as integer) as on_year
