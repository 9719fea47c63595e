-- Which term is the shortest, and who has had the whole of it?
-- One row.
-- $terms_answer_days: the terms in days.
-- $on_date: what was received up to mature_until has had the term on this day.
-- Answers do not know the settings; they read them here.
select
    cast(list_min($terms_answer_days) as integer) as term_days,
    cast($on_date as date) - cast(list_min($terms_answer_days) as integer) as mature_until
