-- Which step in the life of an initiative is this status?
-- One row per call.
-- From an idea to its end; null where the status is unknown; what left its register comes last.
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
        'withdrawn',
        'left_register'
    ],
    status
)
