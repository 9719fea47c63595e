-- Under which writing are names the same that differ in capitals and blanks only?
-- One text per call; null for an unknown name.
-- An é of one sign and one of an e with a sign of its own for the accent look the same, and are.
(name) as trim(regexp_replace(lower(nfc_normalize(name)), '[\s\x{a0}\x{2000}-\x{200b}\x{202f}\x{2060}\x{feff}]+', ' ', 'g'))
