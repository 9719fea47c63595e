-- How are these words written where names are searched?
-- One text per call; empty for nothing.
-- Without capitals and accents, as in initiative_names.
(said) as strip_accents(lower(trim(coalesce(said, ''))))
