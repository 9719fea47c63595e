-- How high is the penalty for deciding late after so many days?
-- One row per number of days, from 0 to the most for which the law lets it run (Awb 4:17).
-- $penalty_steps: so many days at so many euros a day, one step after the other.
with
    places as (select unnest(range(1, len($penalty_steps) + 1)) as place),
    steps as (
        select
            place,
            cast($penalty_steps[place][1] as integer) as step_days,
            cast($penalty_steps[place][2] as double) as day_eur
        from places
    ),
    periods as (
        select
            step_days,
            day_eur,
            coalesce(
                sum(step_days) over (
                    order by place rows between unbounded preceding and 1 preceding
                ),
                0
            ) as days_before
        from steps
    ),
    numbers as (
        select unnest(range(0, cast((select sum(step_days) from steps) as integer) + 1)) as days
    )
select
    cast(numbers.days as integer) as days,
    sum(least(greatest(numbers.days - periods.days_before, 0), periods.step_days) * periods.day_eur)
    as penalty_eur
from numbers
cross join periods
group by numbers.days
order by days
