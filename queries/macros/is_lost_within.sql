-- Did this request leave the register unanswered, before the whole term was over?
-- One boolean per call.
-- Then nobody knows whether it was answered within the term. days is how long it waited for as far as is known.
(has_left, is_done, days, term_days) as has_left and not is_done and days < term_days
