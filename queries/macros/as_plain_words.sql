-- Which words are in this name, in small letters without accents, points and other signs?
-- One text per call, the words with single spaces between them; null for an unknown name.
(name) as trim(
    regexp_replace(
        strip_accents(lower(nfc_normalize(replace(name, '&', ' en ')))), '[^\p{L}\p{N}]+', ' ', 'g'
    )
)
