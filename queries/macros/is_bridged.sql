-- Can this cut be bridged?
-- One boolean per call.
-- lost is what is lost when all of it is cut. In steps of 5 per cent where the cut is one, so that a page finds the same for every step.
(spare, lost, cut) as case
    when abs(20 * cut - round(20 * cut)) < 2e-8
    then cut_steps(spare, lost) >= round(20 * cut)
    else spare >= 0 and spare >= lost * cut
end
