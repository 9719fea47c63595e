-- How did this request come off by the legal term?
-- One text per call: 'in_time', 'late', 'withdrawn' before the end of the term, 'unknown', 'running' while the term has not passed,
-- 'no_application', or 'undetermined' where it is not told whether it is a formal application.
-- What is not told to be one runs as long as the norm of its kind. A notice of delay makes the term longer by nobody knows how much.
-- What left the register open within its term (last_seen_date) is unknown, and what did so after it is late.
(
    is_formal,
    days_observed,
    norm_days,
    decision_due_date,
    observed_until,
    days_to_decision,
    closed_date,
    is_withdrawn,
    is_term_extended,
    last_seen_date
) as case
    when not is_formal
    then 'no_application'
    when is_formal is null and days_observed <= norm_days
    then 'running'
    when is_formal is null
    then 'undetermined'
    when decision_due_date >= observed_until
    then 'running'
    when decision_due_date is null or days_to_decision is null
    then 'unknown'
    when closed_date <= decision_due_date and is_withdrawn
    then 'withdrawn'
    when closed_date <= decision_due_date
    then 'in_time'
    when is_term_extended or last_seen_date <= decision_due_date
    then 'unknown'
    else 'late'
end
