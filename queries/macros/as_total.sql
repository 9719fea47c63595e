-- Do these words stand before a total?
-- One boolean per call; null for an empty cell.
-- 'Totaal 2', 'Subtotaal Noord', 'Totaal generaal', 'SOM', 'Gemiddelde doorlooptijd: 27 dagen', 'Aantal initiatieven: 1'.
(value) as regexp_full_match(
    trim(value),
    '(?i)((sub|eind|deel|tussen|groeps?|jaar|wijk|grand|algemeen|generaal|overall)?[- ]?(totaal|totalen|totals?)(bedrag|aantal|telling)?|gemiddelden?|gemiddeld|average|mediaan|median)([\s:(=].*)?'
    || '|.*\s(totaal|total)'
    || '|(som|sum|aantal|count|number)(\s*[:(=].*|\s+(van|of)\s.*|\s.*[:=]\s*\d.*)?'
)
