-- What became of an initiative within so many days after its subsidy stopped?
-- One text per call: 'stopped', 'completed' (merged into another too), 'again' (subsidy again) or 'unknown'; null where it had not ended by then.
(days, outcome, until_days) as case
    when days > until_days
    then null
    when outcome = 'merged'
    then 'completed'
    when outcome = 'subsidised_again'
    then 'again'
    else outcome
end
