-- What does this cell say, when it can be taken as it is?
-- One text per call; null for an empty cell, and for one that needs as_text.
-- Where every filled cell of a column can, the column is copied. Words for nothing, marks and blanks of any kind begin with
-- one of these signs, or with one beyond ASCII, which takes more bytes than places, or end with a dash (EUR -); as_text decides
-- about those.
(value) as case
    when ends_with(value, ' ') or ends_with(value, '-') or strlen(value) > length(value)
        or contains('nouNOU-?#(<0='' ', left(value, 1))
    then case when as_text(value) = value then value end
    else value
end
