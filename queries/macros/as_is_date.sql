-- Can this cell be cast to a day as it is?
-- One boolean per call; null for an empty cell.
-- Where every cell of a column can, as_date is not needed. Ten signs: no clock, no distance to Greenwich.
(value) as length(value) = 10
and value between '1900' and '2200'
and try_cast(value as date) is not null
