-- How much promised money does each initiative have running?
-- One row per initiative with a promise that runs on the day, or would have when its register last showed it (running_eur is null where there are only such promises).
-- $on_date: the day; a promise runs on its first and its last day too.
-- A promise without an end runs until it is determined. Amounts are those of the whole promise, not of a year.
select
    initiative_key,
    sum(granted_eur) filter (where is_to_end) as running_eur
from funding
where (is_to_end or is_left_to_end) and (start_date is null or start_date <= $on_date)
group by initiative_key
