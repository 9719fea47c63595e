"""Which lines of the exports are behind each count of requests."""

from typing import Any

from kompas.figures.names import UNKNOWN
from kompas.findings.drill import Drill, per_count


def _classes(clock: dict[str, Any], counts: dict[str, tuple[str, ...]]) -> dict[str, dict[str, Any]]:
    return {count: clock | {"classes": classes} for count, classes in counts.items()}


REQUESTS = "requests_behind"
WAITS = {"supposes": ("until",)}
DEPARTMENTS = {"together": ("department",)}
IN_TERM = {
    count: {"wait": wait} for count, wait in (("requests", "known"), ("answered_in_time", "in_time"), ("undated_requests", "untold"))
}
TERMS = (
    *per_count(REQUESTS, {"department": "department", "term_days": "term_days"}, IN_TERM, **WAITS),
    *per_count(
        REQUESTS,
        {"term_days": "term_days"},
        {"all_requests": IN_TERM["requests"], "all_answered_in_time": IN_TERM["answered_in_time"]},
        **WAITS,
    ),
)
GROUPS, OTHERS = {"grouped_by": "by", "who": "who"}, {"grouped_by": "by", "who": "others"}
FLOWS = ("open_at_start", "received", "closed", "closed_undated", "left_register", "open_at_end", "without_receipt")
KEPT = {
    "requests": ("in_time", "late"),
    "answered_in_time": ("in_time",),
    "late_requests": ("late",),
    "unknown_requests": ("unknown",),
    "withdrawn_in_term": ("withdrawn",),
    "undetermined_requests": ("undetermined",),
}
OPEN_TERMS = {
    "formal_open": ("running", "overdue", "unknown"),
    "within_term": ("running",),
    "overdue_requests": ("overdue",),
    "unknown_due": ("unknown",),
    "undetermined_requests": ("undetermined",),
    "left_register": ("left_register",),
}
CHARTED = {count: {"charted": count} for count in ("requests", "answered_in_time", "undated_requests")}
REQUEST_DRILLS: dict[str, tuple[Drill, ...]] = {
    "answered_within_term": TERMS,
    "decisions_waiting": (Drill(REQUESTS, "all_left_register", {}, {"age_band": "left_register"}),),
    "open_by_age": per_count(REQUESTS, {"department": "department", "age_band": "age_band"}, {"requests": {}}),
    "waiting_curve": (
        *per_count(
            REQUESTS,
            {"department": "department", "days": "waited"},
            {"at_risk": {"wait": "known"}, "answered": {"wait": "ended"}},
            **DEPARTMENTS,
            **WAITS,
        ),
        Drill(REQUESTS, "unknown_waits", {"department": "department"}, {"wait": UNKNOWN}, **DEPARTMENTS, **WAITS),
    ),
    "waiting_quantiles": per_count(REQUESTS, {"department": "department"}, {"requests": {"wait": "known"}}, **DEPARTMENTS, **WAITS),
    "two_clocks": per_count(REQUESTS, {"clock": "clock", "department": "department"}, _classes({}, KEPT), **DEPARTMENTS),
    "decided_or_withdrawn": (
        Drill(REQUESTS, "requests", {"department": "department", "became": "became", "week": "week"}, **DEPARTMENTS),
        Drill(REQUESTS, "at_risk", {"department": "department", "week": "waited_weeks"}, {"wait": "known"}, **DEPARTMENTS),
    ),
    "clearance": per_count(
        REQUESTS, {"period": "period", "department": "department"}, {flow: {"flow": flow} for flow in FLOWS}, **DEPARTMENTS
    ),
    "penalty_exposure": per_count(REQUESTS, {"department": "department"}, _classes({"clock": "penalty"}, OPEN_TERMS), **DEPARTMENTS),
    "departments_against_all": TERMS[:3],
    "answered_over_time": per_count(
        REQUESTS,
        {"received_from": "received_from", "period_kind": "period_kind"},
        CHARTED,
        together=("received_from", "period_kind"),
        **WAITS,
    ),
    "same_for_everybody": (
        Drill(REQUESTS, "requests", GROUPS, {"wait": "known"}, **WAITS),
        Drill(REQUESTS, "requests_others", OTHERS, {"wait": "known"}, **WAITS),
    ),
    "yes_for_everybody": (
        Drill(REQUESTS, "requests", GROUPS, {"judged": "yes"}),
        Drill(REQUESTS, "requests_others", OTHERS, {"judged": "yes"}),
    ),
}
