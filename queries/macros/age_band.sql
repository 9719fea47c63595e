-- In which band of weeks does this number of days fall?
-- One row per call.
-- A band holds its last day, as a term does: 56 days is still within eight weeks.
(days) as case
    when days is null then 'unknown'
    when days <= 56 then '0-8'
    when days <= 112 then '8-16'
    when days <= 182 then '16-26'
    else '26+'
end
