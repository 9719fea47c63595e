-- Which day is written here with the name of its month?
-- One date per call; null when it is no date or does not exist.
-- Dutch, English and French, abbreviated or not, with the day of the week and a clock or without: '12 maart 2024', 'di 12-mrt-2024',
-- 'March 12, 2024', '1er janvier 2024 14:05'. Nothing else may stand beside it: 'voor 1 maart 2024' is another day.
(value) as case
    when
        regexp_full_match(
            lower(value),
            '((ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|[a-z]+(dag|day|di)|dimanche)\.?,? +)?(\d\d?(er|e|st|nd|rd|th)?[-/. ]+[a-zéû]+|[a-zéû]+\.? \d\d?(st|nd|rd|th)?,?)\.?[-/., ]+(19|2[01])\d\d(,?[ t]+\d\d?:\d\d(:\d\d([.,]\d+)?)?( ?([ap]\.?m\.?|u(ur)?\.?))?)?'
        )
    then
        try_cast(
            regexp_extract(value, '(19|2[01])\d\d')
            || '-'
            || as_any_month(
                coalesce(
                    nullif(regexp_extract(lower(value), '([a-zéû][a-zéû][a-zéû]+)\.?[-/., ]+(19|2[01])\d\d', 1), ''),
                    regexp_extract(lower(value), '([a-zéû]+)\.? \d', 1)
                )
            )
            || '-'
            || regexp_extract(value, '(^|\D)(\d\d?)(\D|$)', 2) as date
        )
end
