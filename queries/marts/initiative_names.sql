-- By which words can an initiative be found?
-- One row per initiative.
-- search_text holds its name and its identifier, written as in as_search_key.
select
    initiative_key,
    as_search_key(title) || ' ' || as_search_key(initiative_id) as search_text,
    is_declared,
    deciding_schemes as schemes,
    is_initiative
from initiatives
