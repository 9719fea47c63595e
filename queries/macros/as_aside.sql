-- May a line that begins with this cell be something else than data?
-- One boolean per call; never null.
-- A first, quick look: what else is in the line decides. Lines of dashes, totals and remarks begin like this; so do lines
-- whose first cell happens to be empty. Signs below '0' are blanks, dashes and stars, and many others; the signs listed last
-- are blanks that are no ordinary blank.
(value) as value is null
or value < '0'
or regexp_matches(
    value,
    '(?i)^(tot|sub|ein|gra|som|sum|gem|ave|mea|med|aan|cou|num|alg|dee|tus|gen|all|ove|gro|jaa|wij|bro|sou|pei|toe|noo|voe|not|nb[: ]'
    || '|n\.b|opm|rem|let|leg|geg|afg|pri|dat|pag|end|laa|[=_–—†©\x{a0}\x{200b}\x{202f}\x{2060}\x{3000}\x{feff}])|otaa?l$'
)
