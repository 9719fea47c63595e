-- Are these the words of a remark below the data?
-- One boolean per call; null for an empty cell.
-- 'Bron: zaaksysteem', '* bedragen in euro's', 'Gegenereerd op 30-06-2026', 'Pagina 1 van 3'.
(value) as regexp_full_match(
    trim(value),
    '(?i)[*†©]+\s*[a-z].*|#\s+[a-z].*'
    || '|(bron(nen)?|source|peildatum|toelichting|noot|voetnoot|notes?|n\.?b\.?|opmerking(en)?|remarks?|let op|legenda|legend|datum|date)\s*:.*'
    || '|(gegenereerd|afgedrukt|laatst bijgewerkt|printed|generated)\s+(op|door|met|on|by|at|with)\s.*'
    || '|(pagina|page)\s+\d+(\s.*)?|(einde|end)\s+(van\s+)?(het\s+|de\s+|of\s+)?(bestand|overzicht|rapport|export|file|report|list|lijst)\.?'
)
