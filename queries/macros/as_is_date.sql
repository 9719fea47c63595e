-- Which day is in this cell, when it can be cast as it is?
-- One date per call; null for an empty cell, and for one that needs as_date.
-- Ten signs: no clock, no distance to Greenwich.
(value) as case when length(value) = 10 and value between '1900' and '2200' then try_cast(value as date) end
