-- Which sums answer the reader's choices?
-- One row per call.
-- 'all', 'theme', 'neighbourhood', 'initiator_kind', 'year' or 'rows', as in level_by.
(chosen) as level_by(chosen, coalesce(chosen.from_year, chosen.until_year))
