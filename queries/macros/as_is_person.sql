-- Is this the name of a private person, by how it is written?
-- One row per call; false for an unknown name.
-- A form of address before it says so (dhr., mevrouw, familie), and an address of e-mail that is all there is. Initials do not: they are those of a club as often
-- (R.K. Parochie, V.V. Oost).
(name) as case
    when
        regexp_matches(name, as_title_pattern())
        or case when contains(name, '@') then regexp_full_match(trim(name), as_email_pattern()) end
    then not regexp_matches(
        as_plain_words(name),
        '\b(stichting|st|vereniging|ver|fonds|bv|b v|vof|v o f|cooperatie|comite|club|school|kerk|parochie|gemeente|bewonersgroep|initiatief)\b'
    )
    else false
end
