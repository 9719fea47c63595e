-- How low may the true share be, by a 95 % interval on the log-log scale?
-- One row per call.
-- spread is the standard error of the share divided by the share. Of none and of all that scale knows no bound: there it is Wilson's, for the number
-- that effective_n gives.
(share, spread, n) as case
    when share >= 1
    then wilson_low(n, n)
    when share > 0
    then pow(share, exp(-1.959963984540054 * spread / ln(share)))
    when share = 0
    then 0
end
