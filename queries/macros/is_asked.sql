-- Is this value among those that the reader asked for?
-- One row per call.
-- No list asks for everything; 'unknown' asks for what is not told.
(asked, value) as asked is null or list_contains(asked, coalesce(value, 'unknown'))
