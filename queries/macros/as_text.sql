-- What does this cell say?
-- One text per call, without blanks around it; null when it says nothing, in whatever words.
-- Programs write "nothing" as an empty cell, a dash, NULL, None or #N/B, people as n.v.t. or onbekend: see as_nothing.
-- ="00125" and '00125 are how a spreadsheet is told to leave digits alone: the text is 00125.
(value) as case
    when as_nothing(lower(trim(value)))
    then null
    when left(value, 1) in ('=', '''') and as_is_marked(trim(value))
    then nullif(trim(regexp_extract(trim(value), '^(="|'')(.*?)"?$', 2)), '')
    else trim(value)
end
