-- How likely are exactly this many successes out of n, each with chance p?
-- One row per call.
-- Loader 2000: by the distance from what is expected, which stays exact where factorials would lose their last digits.
(successes, n, p) as case
    when successes = 0
    then pow(1 - p, n)
    when successes = n
    then pow(p, n)
    else
        sqrt(n / (2 * pi() * successes * (n - successes)::double)) * exp(
            stirling_error(n)
            - stirling_error(successes)
            - stirling_error(n - successes)
            - successes * ln(successes / (n * p))
            - (n - successes) * ln((n - successes) / (n * (1 - p)))
        )
end
