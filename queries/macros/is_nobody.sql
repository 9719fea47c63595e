-- Is this a word in the place of a name, which names nobody in particular?
-- One row per call; null for an unknown name.
-- Registers write it where a private person applied, where the name is withheld or where it was replaced by a number: many initiators, never one.
(name) as regexp_full_match(
    as_plain_words(name),
    'x*|[\d ]+|n ?v ?t|((natuurlijke?|prive) ?)?(persoon|personen)|((een|diverse|verschillende|overige) )?'
    || '(particulier|particuliere|particulieren|bewoner|bewoners|inwoner|inwoners|burger|burgers|individu|individuen|anoniem|anonymous|onbekend|unknown|geen|diversen|overigen)'
    || '( (aanvrager|aanvragers|persoon|personen))?|(aanvrager|applicant|ontvanger|recipient)( [\d ]+)?|organisatie in provincie .*'
)
