-- How high may the true share be, by a 95 % Wilson interval?
-- One row per call.
-- Wilson 1927; null without observations.
(successes, n) as case
    when successes = n and n > 0
    then 1
    when n > 0
    then
        least(
            1,
            (
                successes / n::double + 1.959963984540054 ^ 2 / (2 * n)
                + 1.959963984540054 * sqrt(
                    successes / n::double * (1 - successes / n::double) / n
                    + 1.959963984540054 ^ 2 / (4 * n::double ^ 2)
                )
            )
            / (1 + 1.959963984540054 ^ 2 / n)
        )
end
