-- How far from the share of all may a share of n lie, by the normal limits of a funnel?
-- One row per call; below 0 or above 1 where the normal curve goes there.
-- deviations is -1.96 and 1.96 for what holds 95 %, -3.09 and 3.09 for 99.8 %. Null without n.
(share, n, deviations) as case
    when n > 0 then share + deviations * sqrt(share * (1 - share) / n)
end
