-- What does this cell say?
-- One text per call; null when it says nothing.
-- Exports write "nothing" as an empty cell, a dash or the word NULL.
(value) as case when value in ('', '-', 'NULL') then null else nullif(trim(value), '') end
