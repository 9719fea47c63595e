-- How did this request come off by a term that is the same for all?
-- One text per call: 'in_time', 'late', 'undated' where nobody knows (decided on a day that is not told, or gone from the register before
-- the term was over), 'unknown' where its wait is otherwise, or 'running' while it has not had the whole term, or was received on an unknown day.
(term_days, days_observed, days, is_done, is_undated, has_left) as case
    when days_observed < term_days is distinct from false
    then 'running'
    when days is null and is_undated
    then 'undated'
    when days is null
    then 'unknown'
    when is_done and days <= term_days
    then 'in_time'
    when is_lost_within(has_left, is_done, days, term_days)
    then 'undated'
    else 'late'
end
