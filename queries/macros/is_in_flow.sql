-- Does this request belong to this part of the flow of a period of 365 days?
-- One boolean per call.
-- The period ended days_ago days before the last day observed. flow: 'open_at_start', 'received', 'closed', 'closed_undated' (on a day that is not
-- told: counted out where it came in), 'left_register' (open when a newer export did not show it any more: out on the day after it was last seen),
-- 'open_at_end'; 'without_receipt' is in no period, as nobody knows when it came. days_since_out is that of the macro.
(flow, days_ago, days_observed, days_since_out, is_open, has_left) as case flow
    when 'open_at_start'
    then days_observed >= days_ago + 365 and (is_open or days_since_out < days_ago + 365)
    when 'received'
    then days_observed between days_ago and days_ago + 364
    when 'closed'
    then not has_left and days_since_out between days_ago and days_ago + 364
    when 'left_register'
    then has_left and days_since_out between days_ago and days_ago + 364
    when 'closed_undated'
    then
        days_observed between days_ago and days_ago + 364
        and not is_open
        and not has_left
        and days_since_out is null
    when 'open_at_end'
    then days_observed >= days_ago and (is_open or days_since_out < days_ago)
    when 'without_receipt'
    then days_observed is null
end
