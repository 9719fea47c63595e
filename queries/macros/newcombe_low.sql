-- How low may the difference between two shares be, the first minus the second, by a 95 % interval?
-- One row per call.
-- Newcombe 1998, method 10: Wilson's limits of both, squared and added. Null without observations on either side.
(successes, n, other_successes, other_n) as successes / n::double
- other_successes / other_n::double
- sqrt(
    (successes / n::double - wilson_low(successes, n)) ^ 2
    + (wilson_high(other_successes, other_n) - other_successes / other_n::double) ^ 2
)
