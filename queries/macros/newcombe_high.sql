-- How high may the difference between two shares be, the first minus the second, by a 95 % interval?
-- One row per call.
-- As newcombe_low, to the other side: how low the second minus the first may be.
(successes, n, other_successes, other_n) as -newcombe_low(other_successes, other_n, successes, n)
