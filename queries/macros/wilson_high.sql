-- How high may the true share be, by a 95 % Wilson interval?
-- One row per call.
-- Wilson 1927, worked out as in wilson_low; null without observations.
(successes, n) as case
    when n > 0
    then
        least(
            1,
            (
                successes + 1.920729410347063e0
                + 1.959963984540054e0 * sqrt(successes * (n - successes) / n::double + 0.9603647051735315e0)
            )
            / (n + 3.841458820694126e0)
        )
end
