-- Does this promise tell these amounts?
-- One boolean per call.
-- amounts: 'asked', 'granted', 'determined' or 'paid' as they are; 'zero' for a grant of 0; 'both_granted' for what was asked beside a grant,
-- 'both_determined' for what was determined beside a grant: both more than a grant of 0.
(amounts, asked_eur, granted_eur, determined_eur, paid_eur) as case amounts
    when 'asked'
    then asked_eur is not null
    when 'granted'
    then granted_eur is not null
    when 'determined'
    then determined_eur is not null
    when 'paid'
    then paid_eur is not null
    when 'zero'
    then granted_eur = 0
    when 'both_granted'
    then asked_eur is not null and granted_eur > 0
    when 'both_determined'
    then determined_eur is not null and granted_eur > 0
end
