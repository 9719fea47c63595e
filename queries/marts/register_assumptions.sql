-- What is assumed of each register that its exports do not say?
-- One row per register, with whether each assumption is made.
-- The formats say which (assumes), the settings switch one off; the rule of each is worded where its figures are explained.
select
    registers.register_key,
    coalesce(bool_or(assumption = 'recurring_runs_its_year'), false) as recurring_runs_its_year,
    coalesce(bool_or(assumption = 'one_off_has_no_end'), false) as one_off_has_no_end,
    coalesce(bool_or(assumption = 'granted_is_supported'), false) as granted_is_supported,
    coalesce(bool_or(assumption = 'determined_is_completed'), false) as determined_is_completed,
    coalesce(bool_or(assumption = 'zero_is_rejected'), false) as zero_is_rejected,
    coalesce(bool_or(assumption = 'mixed_is_granted'), false) as mixed_is_granted
from (select distinct register_key, register from exports_on_day) as registers
left join assumptions on registers.register = assumptions.register
group by registers.register_key
