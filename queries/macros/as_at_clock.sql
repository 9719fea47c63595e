-- On which day in the Netherlands was this moment, written with its distance to Greenwich?
-- One date per call; null when it is no such moment.
-- date_order: 'dmy' or 'mdy', for days such as 3/4/2016.
-- '2016-10-30 23:30:00Z' and '30-10-2016 23:30 +0000' are the next day here; '+01:00' and '+02:00', or CET
-- and CEST, are Dutch time already.
(value, date_order) as case
    when
        regexp_full_match(
            as_iso_head(value, date_order),
            '(19|2[01])\d{2}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(:\d{2}([.,]\d+)?)? ?(Z|z|UTC|GMT|CET|CEST|[+-]\d{2}(:?\d{2})?)'
        )
    then
        cast(
            timezone(
                'Europe/Amsterdam',
                try_cast(
                    regexp_replace(
                        regexp_replace(
                            regexp_replace(
                                regexp_replace(
                                    regexp_replace(replace(as_iso_head(value, date_order), ',', '.'), ' ?CET$', '+01'), ' ?CEST$', '+02'
                                ),
                                ' ?(Z|z|UTC|GMT)$',
                                '+00'
                            ),
                            ' ?([+-]\d{2}):?(\d{2})$',
                            '\1:\2'
                        ),
                        ' ([+-]\d{2})$',
                        '\1'
                    ) as timestamptz
                )
            ) as date
        )
end
