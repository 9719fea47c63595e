-- Which legal form stands in front of this name or behind it?
-- One text per call; null where none is written.
-- words: the name as as_plain_words writes it, in which 'B.V.' is 'b v' and 'St.' is 'st'.
(words) as case
    when regexp_matches(words, '^(stichting|stg|sticht|st) .|. (stichting|stg)$') then 'foundation'
    when
        regexp_matches(words, '^(cooperatie|cooperatieve|coop)( vereniging)? .|. (cooperatie|[buw] ?a)$')
    then 'cooperative'
    when regexp_matches(words, '^(vereniging|ver) .|. (vereniging|ver)$') then 'association'
    when regexp_matches(words, '^b ?v .|. b ?v( i ?o)?$') then 'bv'
    when regexp_matches(words, '^n ?v .|. n ?v$') then 'nv'
    when regexp_matches(words, '. v ?o ?f$|^v ?o ?f .') then 'vof'
    when regexp_matches(words, '. c ?v$') then 'cv'
end
