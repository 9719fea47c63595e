-- Does this cell say that there is no end?
-- One boolean per call; null for an empty cell.
-- Systems that cannot leave an end empty write the last day that they can.
(value) as regexp_matches(value, '^\s*(31[-/.]12[-/.](9999|2999)|(9999|2999)[-/.]?12[-/.]?31)')
