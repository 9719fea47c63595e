-- How low may the true share be, by a 95 % Wilson interval?
-- One row per call.
-- Wilson 1927, with numerator and denominator multiplied by n and the square of 1.96 worked out; null without observations.
(successes, n) as case
    when n > 0
    then
        greatest(
            0,
            (
                successes + 1.920729410347063e0
                - 1.959963984540054e0 * sqrt(successes * (n - successes) / n::double + 0.9603647051735315e0)
            )
            / (n + 3.841458820694126e0)
        )
end
