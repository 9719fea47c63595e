-- May a line that begins with this cell be something else than data?
-- One boolean per call; never null.
-- Blank lines, lines of dashes, totals and row counts such as '(2010 rows affected)' begin like this; so do lines whose
-- first cell happens to be empty, so what else is in the line decides. Signs below '0' are blanks, dashes and brackets.
(value) as value is null
or value < '0'
or left(value, 1) in ('=', '_')
or lower(value) in ('totaal', 'totaal:', 'totalen', 'subtotaal', 'eindtotaal', 'total', 'total:', 'subtotal', 'grand total')
