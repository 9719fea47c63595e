"""Which lines of the exports are behind each count of requests."""

from kompas.figures.names import UNKNOWN
from kompas.findings.drill import Drill, per_count

REQUESTS = "requests_behind"
WAITS = {"supposes": ("until",)}
DEPARTMENTS = {"together": ("department",)}
KNOWN = {"wait": ("running", "ended")}
IN_TERM = {
    "requests": {"term_class": ("in_time", "late")},
    "answered_in_time": {"term_class": "in_time"},
    "undated_requests": {"term_class": "undated"},
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
FLOWS = {
    flow: {"flow": flow, "is_in_flow": True}
    for flow in ("open_at_start", "received", "closed", "closed_undated", "left_register", "open_at_end", "without_receipt")
}
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
CHARTED = {count: {"charted": count, "is_charted": True} for count in ("requests", "answered_in_time", "undated_requests")}
REQUEST_DRILLS: dict[str, tuple[Drill, ...]] = {
    "answered_within_term": TERMS,
    "decisions_waiting": (Drill(REQUESTS, "all_left_register", {}, {"age_band": "left_register"}),),
    "open_by_age": per_count(REQUESTS, {"department": "department", "age_band": "age_band"}, {"requests": {}}),
    "waiting_curve": (
        *per_count(
            REQUESTS,
            {"department": "department", "days": "waited"},
            {"at_risk": {"is_at_risk": True}, "answered": {"is_ended_then": True}},
            **DEPARTMENTS,
            **WAITS,
        ),
        Drill(REQUESTS, "unknown_waits", {"department": "department"}, {"wait": UNKNOWN}, **DEPARTMENTS, **WAITS),
    ),
    "waiting_quantiles": per_count(REQUESTS, {"department": "department"}, {"requests": KNOWN}, **DEPARTMENTS, **WAITS),
    "two_clocks": tuple(
        Drill(
            REQUESTS,
            count,
            {"clock": "clock", "department": "department"},
            {f"{clock}_class": classes},
            only={"clock": (clock,)},
            **DEPARTMENTS,
        )
        for clock in ("service", "law")
        for count, classes in KEPT.items()
    ),
    "decided_or_withdrawn": (
        Drill(REQUESTS, "requests", {"department": "department", "became": "became", "week": "week"}, **DEPARTMENTS),
        Drill(REQUESTS, "at_risk", {"department": "department", "week": "waited_weeks"}, KNOWN, **DEPARTMENTS),
    ),
    "clearance": per_count(REQUESTS, {"period": "period", "department": "department"}, FLOWS, **DEPARTMENTS),
    "penalty_exposure": per_count(
        REQUESTS, {"department": "department"}, {count: {"penalty_class": classes} for count, classes in OPEN_TERMS.items()}, **DEPARTMENTS
    ),
    "departments_against_all": TERMS[:3],
    "answered_over_time": per_count(
        REQUESTS,
        {"received_from": "received_from", "period_kind": "period_kind"},
        CHARTED,
        together=("received_from", "period_kind"),
        **WAITS,
    ),
    "same_for_everybody": (
        Drill(REQUESTS, "requests", GROUPS, KNOWN, **WAITS),
        Drill(REQUESTS, "requests_others", OTHERS, KNOWN, **WAITS),
    ),
    "yes_for_everybody": (
        Drill(REQUESTS, "requests", GROUPS, {"is_judged": True}),
        Drill(REQUESTS, "requests_others", OTHERS, {"is_judged": True}),
    ),
}
