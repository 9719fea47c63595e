-- Is this value in this list?
-- One row per call.
-- No list means everything; 'unknown' means what has no value. Without a coalesce, so that each value is looked up once and not in each row.
(choice, value) as choice is null
or list_contains(choice, value)
or (value is null and list_contains(choice, 'unknown'))
