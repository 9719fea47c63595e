-- May a line that begins with this cell be something else than data?
-- One boolean per call; never null.
-- Blank lines, lines of dashes, totals and row counts such as '(2010 rows affected)' begin like this; so do lines whose
-- first cell happens to be empty, so what else is in the line decides.
(value) as value is null
or left(value, 1) in ('-', '=', '_', '(', ' ')
or lower(value) in ('totaal', 'totaal:', 'totalen', 'subtotaal', 'eindtotaal', 'total', 'total:', 'subtotal', 'grand total')
or regexp_full_match(value, '\d+ (rows?|rij|rijen|regels?|records?)( .*)?')
