-- Under which pseudonym does this private person go?
-- One text per call, 'P-' and ten signs; a word that names nobody, such as 'particulier', stays what it is.
-- salt: the secret of this data folder; without it the names cannot be found back by trying.
(name, salt) as case
    when is_nobody(as_plain_words(name)) then name
    else 'P-' || left(sha256(salt || as_name_key(name)), 10)
end
