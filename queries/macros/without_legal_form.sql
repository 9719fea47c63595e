-- What is left of this name without the legal form in front of it or behind it?
-- One text per call; the whole name where nothing would be left.
-- words: the name as as_plain_words writes it.
(words) as coalesce(
    nullif(
        regexp_replace(
            regexp_replace(
                words,
                '^(stichting|stg|sticht|st|(cooperatie|cooperatieve|coop)( vereniging)?|vereniging|ver|b ?v|n ?v|v ?o ?f)( |$)',
                ''
            ),
            '(^| )(stichting|stg|cooperatie|[buw] ?a|vereniging|ver|b ?v|n ?v|v ?o ?f|c ?v)?( i ?o)?$',
            ''
        ),
        ''
    ),
    words
)
