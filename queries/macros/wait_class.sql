-- How long did this request wait for its decision, in classes?
-- One text per call: within so many weeks, 'over_26_weeks', or without a decision 'open', 'withdrawn' or 'left_register'; 'unknown' where its wait is.
(days, is_decided, is_withdrawn, has_left) as case
    when days is null
    then 'unknown'
    when is_decided and days <= 56
    then 'within_8_weeks'
    when is_decided and days <= 91
    then 'within_13_weeks'
    when is_decided and days <= 182
    then 'within_26_weeks'
    when is_decided
    then 'over_26_weeks'
    when is_withdrawn
    then 'withdrawn'
    when has_left
    then 'left_register'
    else 'open'
end
