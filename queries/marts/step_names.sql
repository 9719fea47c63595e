-- Which steps from one status to the next occur?
-- One row per status, the next one, whether the stay still lasts (is_last) and whether both its days are known (is_timed).
-- step_hash stands for the step where rows are too many to carry it whole.
select distinct step_hash, status, next_status, is_last, is_timed
from status_stays
