-- Which month of the year is this the name of, in Dutch, English or French?
-- One text per call, '01' to '12'; null when it names none, as 'marathon'.
-- One long text and not a case for each: a word that is worked out itself would be written out for every one of them.
(word) as nullif(
    regexp_extract(
        substr(
            ' jan:01 januari:01 january:01 janv:01 janvier:01 feb:02 febr:02 februari:02 february:02 fev:02 fevr:02 fevrier:02 maart:03 mrt:03 mar:03 march:03 mars:03 apr:04 april:04 avr:04 avril:04 mei:05 may:05 mai:05 jun:06 juni:06 june:06 juin:06 jul:07 juli:07 july:07 juil:07 juillet:07 aug:08 augustus:08 august:08 aout:08 sep:09 sept:09 september:09 septembre:09 okt:10 oktober:10 oct:10 october:10 octobre:10 nov:11 november:11 novembre:11 dec:12 december:12 decembre:12 ',
            strpos(
                ' jan:01 januari:01 january:01 janv:01 janvier:01 feb:02 febr:02 februari:02 february:02 fev:02 fevr:02 fevrier:02 maart:03 mrt:03 mar:03 march:03 mars:03 apr:04 april:04 avr:04 avril:04 mei:05 may:05 mai:05 jun:06 juni:06 june:06 juin:06 jul:07 juli:07 july:07 juil:07 juillet:07 aug:08 augustus:08 august:08 aout:08 sep:09 sept:09 september:09 septembre:09 okt:10 oktober:10 oct:10 october:10 octobre:10 nov:11 november:11 novembre:11 dec:12 december:12 decembre:12 ',
                ' ' || strip_accents(lower(word)) || ':'
            ) + 1 + length(word)
        ),
        '^:(\d\d)',
        1
    ),
    ''
)
