-- On which day does a term end of which the last day is no working day?
-- One row per Saturday, Sunday and holiday, from 1970 to 2099.
-- $norms_days_on_par: days that are put on a par with holidays by royal decree (Algemene termijnenwet 3 lid 3).
-- Algemene termijnenwet 1 lid 1: such a term is lengthened up to and including the next day that is none of these.
with
    calendar as (
        select unnest(generate_series(date '1970-01-01', date '2099-12-31', interval 1 day))::date as day
    ),
    free_days as (
        select calendar.day
        from calendar
        left join holidays on calendar.day = holidays.day
        where
            isodow(calendar.day) > 5
            or holidays.day is not null
            or list_contains(cast($norms_days_on_par as date[]), calendar.day)
    ),
    stretches as (
        select day, day - row_number() over (order by day)::integer as stretch
        from free_days
    ),
    working_days as (
        select day, (max(day) over (partition by stretch) + 1)::date as working_day
        from stretches
    )
select day, working_day
from working_days
where working_day <= date '2099-12-31'
