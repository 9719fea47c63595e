-- Under which pseudonym does this official go?
-- One text per call, 'A-' and ten signs; null when nobody is named.
-- salt: the secret of this data folder; without it the names cannot be found back by trying.
(value, salt) as 'A-' || left(sha256(salt || lower(as_text(value))), 10)
