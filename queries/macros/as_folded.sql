-- Under which writing are names the same that differ in capitals and blanks only?
-- One text per call; null for an unknown name.
(name) as trim(regexp_replace(lower(name), '[\s\x{a0}\x{2000}-\x{200b}\x{202f}\x{2060}\x{feff}]+', ' ', 'g'))
