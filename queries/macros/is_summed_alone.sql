-- Does the sum of one value of one dimension, or that of everything, answer the reader's choices by itself?
-- One boolean per call.
-- For what cannot be added up, such as a median. Years are no dimension here.
(chosen) as level_without_years(chosen) <> 'rows'
and coalesce(len(chosen.themes), len(chosen.neighbourhoods), len(chosen.initiator_kinds), 1) = 1
