-- Which sums answer the reader's choices?
-- One row per call.
-- As level_by. Both years say the same of it: there is a choice of years, or none.
(chosen) as level_by(chosen, coalesce(chosen.from_year, chosen.until_year))
