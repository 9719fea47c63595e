-- Did a formula fail in this cell?
-- One boolean per call; null for an empty cell.
-- #REF! and the like, in Dutch and English, and Err:502 of LibreOffice. #N/A says that nothing was found: see as_nothing.
(value) as (contains(value, '#') or contains(value, ':')) and regexp_full_match(
    value, '(?i)\s*(#(REF|VERW|VALUE|WAARDE|DIV/0|DEEL/0|NUM|GETAL|NULL|LEEG|SPILL|OVERLOOP|CALC|BEREK)!|#NAME\?|#NAAM\?|(Err|Fout):\d{3})\s*'
)
