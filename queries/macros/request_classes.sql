-- In which classes is each request?
-- One table per call: one row per request, with its classes behind its own columns.
-- each: a relation with the columns of requests.
-- penalty_class is 'none' of what is not open, and was not when it left the register, or is no formal application. days_since_out as in is_in_flow.
(each) as table
select
    *,
    age_class(is_open, has_left, days_observed) as age_band,
    service_class(
        days_observed, days_to_first_answer, is_first_answered, norm_days_to_first_answer, has_left
    ) as service_class,
    law_class(
        is_formal,
        days_observed,
        norm_days_to_decision,
        decision_due_date,
        observed_until,
        days_to_decision,
        closed_date,
        is_withdrawn,
        is_term_extended,
        last_seen_date
    ) as law_class,
    case
        when (is_open or has_left) and coalesce(is_formal, true)
        then penalty_class(is_formal, decision_due_date, observed_until, is_term_extended, has_left)
        else 'none'
    end as penalty_class,
    days_since_out(received_date, closed_date, last_seen_date, observed_until) as days_since_out
from query_table(each)
