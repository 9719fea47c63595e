-- Which status came after this stay in a status?
-- One text per call: 'unknown' where it is not known; null where the stay still lasts, 'left_register' where it did when the register last showed it.
(next_status, is_last) as case when is_last then next_status else coalesce(next_status, 'unknown') end
