-- How likely are this many successes out of n, and one more, and so on, each with chance p, where that is more than expected?
-- One list per call, from this many outward.
-- As far as the chances still add to the tenth digit of their sum. They fall at least as fast as in the bell curve, but for the first few.
(successes, n, p) as list_transform(
    range(
        0, 1 + least(n - successes, steps_of_tail(successes - n * p, sqrt(n * p * (1 - p))))
    ),
    lambda step: binomial_chance(successes + step, n, p)
)
