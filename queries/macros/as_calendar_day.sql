-- Which day is written here, other than as year-month-day?
-- One date per call; null when it is no date or does not exist.
-- date_order: 'dmy' or 'mdy', for days such as 3/4/2016. Years have four digits and lie from 1900 to 2199: 14-2-16 could be anything.
-- The month may be a word: 12 maart 2024 14:05, March 12, 2024 2:05 PM.
-- A moment with its distance to Greenwich is none of these: as_at_clock reads it.
(value, date_order) as case
    when
        regexp_full_match(
            value, '\d{1,2}[-/.]\d{1,2}[-/.](19|2[01])\d{2}([ T]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?([APap]\.?[Mm]\.?|u(ur)?\.?))?)?'
        )
    then
        try_cast(
            case date_order
                when 'mdy'
                then regexp_replace(value, '^(\d{1,2}).(\d{1,2}).(\d{4}).*$', '\3-\1-\2')
                else regexp_replace(value, '^(\d{1,2}).(\d{1,2}).(\d{4}).*$', '\3-\2-\1')
            end as date
        )
    when regexp_matches(value, '[A-Za-z][a-zA-Zéû][a-zA-Z]')
    then as_day_in_words(value)
    when regexp_full_match(value, '(19|20)\d{6}')
    then try_cast(regexp_replace(value, '(....)(..)(..)', '\1-\2-\3') as date)
end
