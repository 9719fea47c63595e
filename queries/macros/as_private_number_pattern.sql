-- Where in a text does a number of a telephone, of a bank account or of a citizen (BSN) stand?
-- One regular expression per call, the same for every text.
-- Of a telephone: 06 and eight digits, an area of three or four digits, a stroke or blank and the rest of ten, ten digits in one piece, or + and the number of a
-- country. Strokes and points between all of the digits are those of days: 01-07-2016-31-12-2016. A citizen service number looks like any number of nine
-- digits: it is one where BSN stands before it.
() as '(?:\+|\b00)[1-9]\d{0,2}[ -]{0,2}(?:\(0\))?[ -]{0,2}(?:\d[ -]?){7,10}\d\b'
|| '|\b06[ -]{0,3}(?:\d ?){7}\d\b'
|| '|(?:\(0|\b0)[1-9]\d\)?[ -]{1,3}(?:\d ?){6}\d\b|(?:\(0|\b0)[1-9]\d{2}\)?[ -]{1,3}(?:\d ?){5}\d\b|\b0[1-9]\d{8}\b'
|| '|\bNL\d{2} ?[A-Z]{4} ?\d{4} ?\d{4} ?\d{2}\b|\b(?:BSN|bsn|Bsn)[ :.-]{0,3}\d{8,9}\b'
