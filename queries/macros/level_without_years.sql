-- Which sums answer the reader's choices, where the years are chosen among the sums themselves?
-- One row per call.
-- As level_of, for sums that are of one month or one year each.
(chosen) as level_by(chosen, null)
