-- How far from the share of all may a share of n lie by chance?
-- One row per call, as a share from 0 to 1.
-- deviations is -1.96 and 1.96 for what holds 95 %, -3.09 and 3.09 for 99.8 %. The normal limits, shifted for the skewness of the binomial (Cornish and
-- Fisher 1938) and by half a request, since requests are whole: what lies outside has about the tail probability by which is judged.
-- Where none at all (or all) has itself a larger chance than that tail, the limit is 0 (or 1). Null without n.
(share, n, deviations) as case
    when
        deviations < 0
        and (1 - share) ^ n > case when abs(deviations) > 3 then 0.001 else 0.025 end
    then 0
    when
        deviations > 0
        and share::double ^ n > case when abs(deviations) > 3 then 0.001 else 0.025 end
    then 1
    when n > 0
    then
        greatest(
            0,
            least(
                1,
                funnel_limit(share, n, deviations)
                + (1 - 2 * share) * (deviations ^ 2 - 1) / (6 * n)
                + sign(deviations) * 0.5 / n
            )
        )
end
