-- On which day is this the state of affairs?
-- One row per warehouse: there is one day.
-- $on_date: the day.
select
    $on_date as on_date,
    cast(extract(year from $on_date) as integer) as on_year,
    not (extract(month from $on_date) = 12 and extract(day from $on_date) = 31) as is_in_year
