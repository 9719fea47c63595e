-- By how much does Stirling's formula miss the logarithm of n factorial?
-- One row per call.
-- Loader 2000, for n above 0: small numbers by the gamma function, larger ones by the first terms of the series.
(n) as case
    when n < 16
    then lgamma(n + 1) - (n + 0.5) * ln(n) + n - 0.9189385332046727
    else (1 / 12::double - (1 / 360::double - (1 / 1260::double - 1 / 1680::double / n ^ 2) / n ^ 2) / n ^ 2) / n
end
