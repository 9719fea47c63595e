-- Which status came after this stay in a status?
-- One text per call: 'unknown' where it is not known; null where the stay still lasts.
(next_status, is_last) as case when not is_last then coalesce(next_status, 'unknown') end
