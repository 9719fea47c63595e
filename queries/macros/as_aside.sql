-- May a line that begins with this cell be something else than data?
-- One boolean per call; never null.
-- A first, quick look: what else is in the line decides. Lines of dashes, totals and remarks begin like this; so do lines
-- whose first cell happens to be empty. Signs below '0' are blanks, dashes and stars, and many others; the last signs listed
-- are blanks that are no ordinary blank.
(value) as case
    when value is null or value < '0'
    then true
    when left(value, 1) in ('=', '_', '–', '—', '†', '©', chr(160), chr(8203), chr(8239), chr(8288), chr(12288), chr(65279))
    then true
    when
        lower(left(value, 3)) in (
            'tot', 'sub', 'ein', 'gra', 'som', 'sum', 'gem', 'ave', 'mea', 'med', 'aan', 'cou', 'num', 'alg', 'dee', 'tus', 'gen',
            'all', 'ove', 'gro', 'jaa', 'wij', 'bro', 'sou', 'pei', 'toe', 'noo', 'voe', 'not', 'nb:', 'nb ', 'n.b', 'opm', 'rem',
            'let', 'leg', 'geg', 'afg', 'pri', 'dat', 'pag', 'end', 'laa'
        )
    then true
    when ends_with(value, 'otaal') or ends_with(value, 'OTAAL') or ends_with(value, 'otal') or ends_with(value, 'OTAL')
    then true
    else false
end
