-- Which step in the life of an initiative is this status?
-- One row per call.
-- From an idea to its end; null where the status is unknown.
(status) as list_position(
    [
        'idea',
        'submitted',
        'assessed',
        'supported',
        'running',
        'completed',
        'stopped',
        'rejected',
        'withdrawn'
    ],
    status
)
