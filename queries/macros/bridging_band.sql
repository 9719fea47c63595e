-- Within how long is the reserve used up when the municipality gives less?
-- One text per call: 'at_once', '0-6', '6-12', '12-24' or '24+' months, 'bridged' where it lasts, 'unknown' where the figures are not complete.
-- lost_6, lost_12, lost_24 and lost_all are the years' worth of the whole cut (lost_years) within 6, 12 and 24 months and all years.
-- The reserve bends downwards, so who is below zero at the end of a band was so from some day on. at_once: there is no reserve, and from the first day
-- on more goes out than comes in.
(is_complete, municipal, margin, reserve, years, cut, lost_6, lost_12, lost_24, lost_all) as case
    when not is_complete
    then 'unknown'
    when is_bridged(spare_eur(years, margin, reserve), municipal * lost_all, cut)
    then 'bridged'
    when reserve < 0.005 and margin < municipal * cut * lost_12
    then 'at_once'
    when spare_eur(0.5, margin, reserve) < municipal * cut * lost_6
    then '0-6'
    when spare_eur(1, margin, reserve) < municipal * cut * lost_12
    then '6-12'
    when spare_eur(2, margin, reserve) < municipal * cut * lost_24
    then '12-24'
    else '24+'
end
