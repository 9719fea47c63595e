-- By which words can an initiative be found?
-- One row per initiative.
-- search_text holds its name and its identifier, without capitals and accents.
select
    initiative_key,
    strip_accents(lower(coalesce(title, '') || ' ' || initiative_id)) as search_text,
    is_declared,
    deciding_schemes as schemes,
    is_initiative
from initiatives
