-- How large a cut can be bridged, in whole steps of 5 per cent?
-- One number per call, 0 to 20; -1 where it comes short without any cut.
-- lost is what is lost when all of it is cut.
(spare, lost) as case when spare < 0 then -1 when spare < lost then floor(20 * spare / lost) else 20 end
