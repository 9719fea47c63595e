-- How far from the share of all may a share of n lie by chance?
-- One row per call, as a share from 0 to 1.
-- The normal limits of a funnel: deviations is -1.96 and 1.96 for what holds 95 %, -3.09 and 3.09 for 99.8 %. Null without n.
(share, n, deviations) as case
    when n > 0
    then greatest(0, least(1, share + deviations * sqrt(share * (1 - share) / n)))
end
