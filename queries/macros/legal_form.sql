-- Which legal form stands in front of this name or behind it?
-- One text per call; null where none is written, or nothing else is.
-- words: the name as as_plain_words writes it, in which 'B.V.' is 'b v' and 'St.' is 'st'.
(words) as case
    replace(
        coalesce(
            nullif(
                regexp_extract(
                    words, '^(stichting|stg|sticht|st|cooperatie|cooperatieve|coop|vereniging|ver|b ?v|n ?v|v ?o ?f) .', 1
                ),
                ''
            ),
            regexp_extract(
                words, '. (stichting|stg|cooperatie|[buw] ?a|vereniging|ver|b ?v|n ?v|v ?o ?f|c ?v)( i ?o)?$', 1
            )
        ),
        ' ',
        ''
    )
    when 'stichting' then 'foundation'
    when 'stg' then 'foundation'
    when 'sticht' then 'foundation'
    when 'st' then 'foundation'
    when 'cooperatie' then 'cooperative'
    when 'cooperatieve' then 'cooperative'
    when 'coop' then 'cooperative'
    when 'ba' then 'cooperative'
    when 'ua' then 'cooperative'
    when 'wa' then 'cooperative'
    when 'vereniging' then 'association'
    when 'ver' then 'association'
    when 'bv' then 'bv'
    when 'nv' then 'nv'
    when 'vof' then 'vof'
    when 'cv' then 'cv'
end
