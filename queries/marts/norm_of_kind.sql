-- Within how many days should a request of each kind be answered first, and decided?
-- One row per kind of request that occurs; null is unknown.
-- $norms_first_answer_days: the service norm for a first human answer, where a kind has none of its own.
-- $norms_decision_days: the term for a decision, where a kind has none of its own (Awb 4:13: at most eight weeks where no law or by-law says otherwise).
-- Kinds with a norm of their own are named in the settings; capitals make no difference. A term of a kind's own is one by law or by-law: a notice of delay
-- makes it longer only where that law or by-law allows it (is_postponable); without such a term it always does (Awb 4:14 lid 1 and 3).
-- is_moved_to_working_day: terms of more than 90 days are not (Algemene termijnenwet 4).
-- is_subsidy_by_default: by its name a subsidy, of which the by-law may well have another term than the one that is reckoned with here.
select
    occurring.kind,
    cast(coalesce(own_norms.first_answer_days, $norms_first_answer_days) as integer) as first_answer_days,
    cast(coalesce(own_norms.decision_days, $norms_decision_days) as integer) as decision_days,
    own_norms.decision_days is null
    or coalesce(own_norms.is_postponable, false) as is_lengthened_by_notice,
    coalesce(own_norms.decision_days, $norms_decision_days) <= 90 as is_moved_to_working_day,
    own_norms.decision_days is null
    and coalesce(lower(occurring.kind) like '%subsid%', false) as is_subsidy_by_default
from (select distinct kind from exported.requests) as occurring
left join own_norms on lower(occurring.kind) = own_norms.kind
