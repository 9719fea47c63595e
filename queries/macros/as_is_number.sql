-- Which number is in this cell, when it can be cast as it is?
-- One double per call; null for an empty cell, and for one that needs as_number.
-- Three digits after the point may also be thousands: not as it is.
(value) as case when regexp_full_match(value, ' *-?\d{1,15}(\.(\d{1,2}|\d{4,15}))? *') then try_cast(value as double) end
