-- Under which identifier does a request belong to an initiative?
-- One text per call; null for a request with neither.
-- That of its initiative; of a request that names none its own number, which begins with a stroke so that it is no identifier of an initiative.
(initiative_id, request_id) as coalesce(initiative_id, '/' || request_id)
