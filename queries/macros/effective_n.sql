-- Of how many, all watched until this day, would the share that still waits be as certain?
-- One row per call; as many as there are where nobody was lost from sight.
-- While all still wait: those who are watched until now. Then by Greenwood's variance (spread is the standard error divided by the share). Where nobody waits
-- any more: by share_beside, the same product with one more at risk each time, which is the mean of the shares that fit (Fay, Brittain and Proschan 2013).
(share_waiting, spread, at_risk, share_beside) as case
    when share_waiting >= 1
    then at_risk
    when share_waiting > 0
    then (1 - share_waiting) / nullif(share_waiting * spread ^ 2, 0)
    else 1 / nullif(share_beside, 0) - 1
end
