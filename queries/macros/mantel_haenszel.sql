-- How much does the first share differ from the second, stratum by stratum?
-- One row per call, over the rows of a group: one row per stratum.
-- Mantel and Haenszel 1959, the risk difference: a stratum weighs n · other_n / (n + other_n).
(successes, n, other_successes, other_n) as sum(
    (successes * other_n - other_successes * n) / nullif(n + other_n, 0)::double
)
/ nullif(sum(n * other_n / nullif(n + other_n, 0)::double), 0)
