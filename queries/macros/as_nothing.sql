-- Are these the words for "nothing is known"?
-- One boolean per call; null for an empty cell. value: without capitals and without blanks around it.
-- 0000-00-00 and 0001-01-01 are what databases write for a day that is not there.
(value) as value in (
    '', '-', '--', '---', '–', '—', '€', '€ -', '€-', '€ –', 'eur -', '?', chr(8203), chr(65279),
    'null', '(null)', '<null>', 'none', 'nil', 'nan', '<na>', 'n/a', 'n.a.', '#n/a', '#n/b', 'n.v.t.', 'n.v.t', 'nvt',
    'niet van toepassing', 'not applicable', 'onbekend', '(onbekend)', 'unknown', '(unknown)', 'niet bekend', 'not known',
    'niet ingevuld', 'not filled in', 'nog niet bekend', 'nader te bepalen', 'n.b.', 'n.n.b.', 'n.t.b.', 'nnb', 'ntb',
    '(leeg)', '(blank)', '(empty)',
    '0000-00-00', '00-00-0000', '0000-00-00 00:00:00', '0001-01-01', '01-01-0001', '0001-01-01 00:00:00', '0001-01-01t00:00:00'
)
