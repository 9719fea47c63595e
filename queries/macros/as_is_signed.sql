-- Is the minus sign of this amount written otherwise than in front, as in (500), 500- and −500?
-- One boolean per call; null for an empty cell.
(value) as regexp_matches(value, '\(.*\d.*\)|\d\s*[-–−]\s*$|[–−]\s*€?\s*\d')
