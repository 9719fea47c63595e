-- How low may the true share be, by a 95 % interval on the log-log scale?
-- One row per call.
-- spread is the standard error of the share divided by the share. A share of 1 is its own bound; none is known of a share of 0.
(share, spread) as case
    when share >= 1
    then 1
    when share > 0
    then pow(share, exp(-1.959963984540054 * spread / ln(share)))
end
