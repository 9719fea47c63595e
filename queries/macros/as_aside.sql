-- May a line that begins with this cell be something else than data?
-- One boolean per call; never null.
-- A first, quick look: what else is in the line decides. Lines of dashes, totals and remarks begin like this; so do lines
-- whose first cell happens to be empty. Signs below '0' are blanks, dashes and stars, and many others.
(value) as value is null
or value < '0'
or left(value, 1) in ('=', '_', '–', '—', '†', '©')
or trim(value) = ''
or left(lower(value), 3) in (
    'tot', 'sub', 'ein', 'gra', 'som', 'sum', 'gem', 'ave', 'mea', 'med', 'aan', 'cou', 'num', 'alg', 'dee', 'tus', 'gen', 'all',
    'bro', 'sou', 'pei', 'toe', 'noo', 'not', 'nb:', 'n.b', 'opm', 'rem', 'let', 'leg', 'geg', 'afg', 'pri', 'dat', 'pag', 'end', 'laa',
    'gro', 'jaa', 'wij'
)
or ends_with(lower(value), ' totaal')
or ends_with(lower(value), ' total')
