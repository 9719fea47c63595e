-- Is this a word in the place of a name, which names nobody in particular?
-- One row per call; null for an unknown name.
-- words: the name as as_plain_words writes it. Registers write such a word where a private person applied, where the name is withheld or where it was replaced
-- by a number: many initiators, never one.
(words) as regexp_full_match(
    words,
    'x*|[\d ]+|n ?v ?t|((natuurlijke?|prive) ?)?(persoon|personen)( of v ?o ?f)?|((een|diverse|verschillende|overige) )?'
    || '(particulier|particuliere|particulieren|bewoner|bewoners|inwoner|inwoners|burger|burgers|individu|individuen|anoniem|anonymous|onbekend|unknown|geen|diversen|overigen)'
    || '( (aanvrager|aanvragers|persoon|personen))?|(aanvrager|applicant|ontvanger|recipient)( [\d ]+)?|organisatie in provincie .*'
)
