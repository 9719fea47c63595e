-- How did this request come off by the service norm?
-- One text per call: 'in_time', 'late', 'withdrawn' before the end of the term, 'unknown', or 'running' while the term has not passed.
-- The last day of the term is in time; the request counts on the day after it. What left the register within its term (has_left) is unknown.
(days_observed, days_to_first_answer, is_first_answered, norm_days, has_left) as case
    when days_observed <= norm_days
    then 'running'
    when days_to_first_answer is null
    then 'unknown'
    when days_to_first_answer <= norm_days and is_first_answered
    then 'in_time'
    when days_to_first_answer <= norm_days and has_left
    then 'unknown'
    when days_to_first_answer <= norm_days
    then 'withdrawn'
    else 'late'
end
