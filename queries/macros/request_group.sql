-- To which group does a request belong, by the way of grouping that the reader asked for?
-- One text per call.
-- Without a choice: whether it is the first of its initiative.
(grouped_by, first_time, initiator_kind, neighbourhood) as case
    when grouped_by = 'initiator_kind'
    then initiator_kind
    when grouped_by = 'neighbourhood'
    then neighbourhood
    else first_time
end
