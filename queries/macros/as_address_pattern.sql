-- Where in a text does an address with a postal code stand?
-- One regular expression per call, the same for every text.
-- A street with a number before the postal code, and what follows as the place; or a postal code with a number after it. 2024 EN alone is none.
() as '[\p{Lu}][\p{L}.'' -]* \d+ ?[a-zA-Z]?(?:[-\/ ]\d+)?[, ]+[1-9]\d{3} ?[A-Z]{2}\b(?:[ ,]+[\p{Lu}][\p{L}'' -]+)?'
|| '|\b[1-9]\d{3} ?[A-Z]{2}[ ,-]+\d+\b'
