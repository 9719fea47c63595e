-- How likely are this many successes out of n or more, if each has chance p, where that is more than expected?
-- One row per call.
-- The exact tail: the sum of the chances, as far as they still add to its tenth digit. They fall at least as fast as in the bell curve, but for the first few.
(successes, n, p) as list_sum(
    list_transform(
        range(
            0, 1 + least(n - successes, steps_of_tail(successes - n * p, sqrt(n * p * (1 - p))))
        ),
        lambda step: binomial_chance(successes + step, n, p)
    )
)
