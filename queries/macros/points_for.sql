-- How many points of risk does this value of a driver give?
-- One row per call.
-- limits: the values from which it gives one, two and three points; where they go down, less is riskier. Null where the value is unknown.
(amount, limits) as case
    when limits[1] <= limits[3]
    then
        cast(amount >= limits[1] as integer)
        + cast(amount >= limits[2] as integer)
        + cast(amount >= limits[3] as integer)
    else
        cast(amount <= limits[1] as integer)
        + cast(amount <= limits[2] as integer)
        + cast(amount <= limits[3] as integer)
end
