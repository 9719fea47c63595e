-- Is this a cell that a spreadsheet is told to take as text?
-- One boolean per call; null for an empty cell.
-- A formula that is one text, ="00125", or an apostrophe before what would be a number or a day. An apostrophe before words
-- belongs to them: 't Buurthuis.
(value) as regexp_full_match(value, '="[^"]*"|''[-+]?\d[-\d./: ]*')
