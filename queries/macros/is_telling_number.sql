-- Is this identifier so much its own that the same one in another register is hardly chance?
-- One boolean per call; null for an unknown identifier.
-- Six signs or more, with a letter and a digit among them: numbers of nothing but digits and short ones are given out by every system. What a spreadsheet
-- ruined is nobody's, also where the number of its line stands behind it.
(identifier) as length(identifier) >= 6
and regexp_matches(identifier, '\p{L}')
and regexp_matches(identifier, '\d')
and not as_ruined(regexp_replace(identifier, ' \(\d+\)$', ''))
