-- Is this value among those that the reader asked for?
-- One row per call.
-- No list asks for everything; 'unknown' asks for what is not told. Without a coalesce, so that each value is looked up once and not in each row.
(asked, value) as asked is null
or (value is not null and list_contains(asked, value))
or (value is null and list_contains(asked, 'unknown'))
