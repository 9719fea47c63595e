-- How far from the share of all may a share of n lie by chance, where shares differ by themselves as well?
-- One row per call, as a share from 0 to 1.
-- Spiegelhalter 2005, on the arcsine scale: there chance has the variance 1 / 4n, and `variance` comes on top. Null without n or variance.
(share, n, variance, deviations) as case
    when n > 0 and variance is not null
    then
        sin(
            greatest(
                0,
                least(
                    pi() / 2,
                    asin(sqrt(share)) + deviations * sqrt(1 / (4 * n::double) + variance)
                )
            )
        )
        ^ 2
end
