-- Which initiatives that have not ended stand on one leg, are stuck, are out of sight or left their register?
-- One row per initiative and matter.
-- one_funder: the concentration of income gives the most points of risk, so nearly all income comes from one source.
-- one_official: exactly one official holds it now. No figure is about any one official.
-- A matter counts only where it is known; what is unknown is no matter here.
select initiative_key, 'one_funder' as matter
from risk
where concentration_points = 3 and is_active is distinct from false
union all
select initiative_key, 'silent_contact' as matter
from relations
where is_silent and is_active is distinct from false
union all
select initiative_key, 'stuck_status' as matter
from initiatives
where is_stuck
union all
select initiative_key, 'one_official' as matter
from relations
where current_officials = 1 and is_active is distinct from false
union all
select initiative_key, 'left_register' as matter
from initiatives
where has_left
