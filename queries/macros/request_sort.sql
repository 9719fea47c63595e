-- Which sort of initiative makes this request?
-- One hash per call, the same for all that is equal in these; what is not known is a value of its own.
(theme, neighbourhood, initiator_kind, is_declared, schemes, is_initiative) as hash(
    coalesce(theme, 'unknown'),
    coalesce(neighbourhood, 'unknown'),
    coalesce(initiator_kind, 'unknown'),
    coalesce(is_declared, true),
    schemes,
    coalesce(is_initiative, true)
)
