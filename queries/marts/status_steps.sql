-- How often did which status follow which, after how many days?
-- One row per status, the next one and number of days, over all initiatives; is_last counts those that are still in it.
select status, next_status, is_last, is_timed, case when is_timed then days end as days, count(*) as stays
from status_stays
where is_initiative
group by status, next_status, is_last, is_timed, case when is_timed then days end
