-- Is this the first request of an initiative, or is the initiative known already?
-- One text per call.
(is_first_time) as case
    when is_first_time then 'first_time' when not is_first_time then 'known' else 'unknown'
end
