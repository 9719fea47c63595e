-- How uncertain is the difference that mantel_haenszel gives?
-- One row per call, over the rows of a group: one row per stratum. The variance.
-- Sato 1989: holds with few large strata and with many small ones.
(successes, n, other_successes, other_n) as (
    mantel_haenszel(successes, n, other_successes, other_n) * sum(
        (n ^ 2 * other_successes - other_n ^ 2 * successes + n * other_n * (other_n - n) / 2::double)
        / nullif(n + other_n, 0)::double ^ 2
    )
    + sum(
        (successes * (other_n - other_successes) + other_successes * (n - successes))
        / (2 * nullif(n + other_n, 0)::double)
    )
)
/ nullif(sum(n * other_n / nullif(n + other_n, 0)::double), 0) ^ 2
