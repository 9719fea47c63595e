-- Which day is in this cell?
-- One date per call; null when the cell is empty, holds no date, or one that does not exist.
-- date_order: 'dmy' or 'mdy', for days such as 3/4/2016.
-- Years before 1900 and after 2199 are mistakes. The first branch is the fast lane for plain ISO days.
-- The list binds the value once: written out wherever it occurs, one that is worked out itself takes seconds to plan.
(value, date_order) as list_transform(
    [value],
    lambda cell: coalesce(
        case when length(cell) = 10 and left(cell, 2) in ('19', '20', '21') then try_cast(cell as date) end,
        case
            when length(trim(cell)) >= 8
            then
                case
                    when
                        regexp_full_match(
                            trim(cell),
                            '(19|2[01])\d{2}[-/]\d{1,2}[-/]\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?)?'
                        )
                    then cast(try_cast(translate(trim(cell), '/,', '-.') as timestamp) as date)
                    else
                        coalesce(
                            as_at_clock(trim(cell), date_order), as_calendar_day(trim(cell), date_order)
                        )
                end
        end
    )
)[1]
