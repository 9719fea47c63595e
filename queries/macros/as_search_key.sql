-- How are these words written where names are searched?
-- One text per call; empty for nothing.
-- Without capitals, accents and signs that cannot be seen, any blanks as one space: what was copied from elsewhere is found too.
(words) as strip_accents(
    lower(
        trim(
            regexp_replace(
                regexp_replace(coalesce(words, ''), '\p{Cf}', '', 'g'), '[\s\p{Z}]+', ' ', 'g'
            )
        )
    )
)
