-- On which day is this the state of affairs?
-- One row per warehouse: there is one day.
-- $on_date: the day.
-- $terms_answer_days: the terms in days; the first one is that of the headlines.
select
    $on_date as on_date,
    list_aggregate($terms_answer_days, 'min') as first_term_days,
    cast(extract(year from $on_date) as integer) as on_year,
    not (extract(month from $on_date) = 12 and extract(day from $on_date) = 31) as is_in_year
