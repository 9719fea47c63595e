-- What became of this question for help?
-- One text per call.
-- given: asked and given. waiting: asked and not given yet. lapsed: asked and not given when the initiative ended. unasked: given, no question is told.
-- undated: given before it was asked, or no day at all; how long it took is not known.
(asked_date, given_date, ended_date) as case
    when asked_date is null and given_date is not null
    then 'unasked'
    when asked_date is null or given_date < asked_date
    then 'undated'
    when given_date is not null
    then 'given'
    when ended_date is not null
    then 'lapsed'
    else 'waiting'
end
