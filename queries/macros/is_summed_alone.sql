-- Does the sum of one value of one dimension, or that of everything, answer this choice of filters by itself?
-- One boolean per call.
-- For what cannot be added up, such as a median. Years are no dimension here.
(themes, neighbourhoods, initiator_kinds, words) as level_of(
    themes, neighbourhoods, initiator_kinds, null, null, words
)
<> 'rows'
and coalesce(len(themes), len(neighbourhoods), len(initiator_kinds), 1) = 1
