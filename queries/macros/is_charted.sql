-- Does this request belong to this count of its month of receipt?
-- One boolean per call.
-- counted: 'requests', 'answered_in_time' of those, or 'undated_requests' (is_undated): answered on a day that is not told, or lost from sight. Received on an unknown
-- day counts as a request of an unknown month.
(counted, received_date, days, is_done, is_undated, term_days) as case counted
    when 'requests'
    then (days is not null and not is_undated) or received_date is null
    when 'answered_in_time'
    then is_done and days <= term_days and not is_undated
    when 'undated_requests'
    then is_undated and received_date is not null
end
