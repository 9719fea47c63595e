-- Within how many days should a request of each kind be answered first, and decided?
-- One row per kind of request that occurs; null is unknown.
-- $norms_first_answer_days: the service norm for a first human answer, where a kind has none of its own.
-- $norms_decision_days: the term for a decision, where a kind has none of its own (Awb 4:13: at most eight weeks where no law or by-law says otherwise).
-- Kinds with a norm of their own are named in the settings; capitals make no difference.
select
    occurring.kind,
    cast(coalesce(own_norms.first_answer_days, $norms_first_answer_days) as integer) as first_answer_days,
    cast(coalesce(own_norms.decision_days, $norms_decision_days) as integer) as decision_days
from (select distinct kind from exported.requests) as occurring
left join own_norms on lower(occurring.kind) = own_norms.kind
