-- Was this a step to another status of which the days are not both known?
-- One boolean per call.
(is_last, is_timed) as not is_timed and not is_last
