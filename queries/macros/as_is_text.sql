-- Can this cell be taken as the text it says, as it is?
-- One boolean per call; null for an empty cell.
-- Where every cell of a column can, the column is copied without as_text. Only what is short and begins like a word for
-- nothing, or is marked as text, needs a closer look.
(value) as case
    when trim(value) <> value
    then false
    when
        lower(left(value, 1)) in (
            '', 'n', 'o', 'u', '-', '–', '—', '€', 'e', '?', '#', '(', '<', '0', '=', '''', chr(8203), chr(65279)
        )
    then as_text(value) is not distinct from value
    when value is not null
    then true
end
