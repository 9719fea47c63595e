-- Is this department among those that the reader chose?
-- One row per call.
-- chosen: the reader's choices.
(chosen, department) as is_among(chosen.departments, department)
