"""Which lines of the exports are behind each count of an answer."""

from typing import Any

from kompas.figures.names import LEFT_REGISTER, UNKNOWN
from kompas.findings.drill import Drill, per_count
from kompas.findings.drill_requests import REQUEST_DRILLS, REQUESTS


def _points() -> dict[str, dict[str, Any]]:
    by_points = {f"points_{points}": {"activity": "not_ended", "points": points} for points in ("0", "1", "2", "3", UNKNOWN)}
    return by_points | {"initiatives": {"activity": "not_ended"}}


INITIATIVES, FUNDING, ACCOUNTS, CONTACTS, SURVIVALS, STAYS, BUFFERS = (
    f"{table}_behind" for table in ("initiatives", "funding", "accounts", "contacts", "survivals", "stays", "buffers")
)
ONCE = {"per": "initiative_id"}
GRANTED = {"granted": "yes"}
ACTIVE, NOT_ENDED, LEFT = {"activity": "active"}, {"activity": "not_ended"}, {"status": LEFT_REGISTER}
SPLIT = {"initiatives_known": {"split": "known"}, "initiatives_unknown": {"split": "unknown"}}
HEADLINES = (
    *per_count(
        INITIATIVES, {}, {"initiatives": {}, "active_initiatives": ACTIVE, "activity_unknown": {"activity": UNKNOWN}, "left_register": LEFT}
    ),
    *per_count(ACCOUNTS, {}, {"initiatives_share_known": {"split": "known"}, "initiatives_share_unknown": {"split": "unknown"}}, **ONCE),
    *per_count(
        INITIATIVES,
        {},
        {
            "scored_initiatives": NOT_ENDED | {"risk": "scored"},
            "high_risk_initiatives": NOT_ENDED | {"risk": "high"},
            "possible_high_risk_initiatives": NOT_ENDED | {"risk": "possible"},
        },
    ),
    *per_count(
        REQUESTS,
        {},
        {
            "requests": {},
            "open_requests": {"open": "yes"},
            "left_requests": {"age_band": "left_register"},
            "open_over_26_weeks": {"age_band": "26+"},
        },
    ),
    *per_count(REQUESTS, {"term_days": "term_days"}, {"mature_requests": {"wait": "known"}, "answered_in_term": {"wait": "in_time"}}),
    *per_count(FUNDING, {}, {"ending_initiatives_12_months": {"ending": "12 months"}}, **ONCE),
)
MATTER = {"matter": "matter"}  # it tells the rows apart; only of initiatives it is a condition too
MATTERS = (
    Drill(INITIATIVES, "n", MATTER, only={"matter": ("one_funder", "silent_contact", "stuck_status", "one_official", LEFT_REGISTER)}),
    Drill(REQUESTS, "n", MATTER, {"age_band": "26+", "elsewhere": "yes"}, only={"matter": ("open_over_26_weeks",)}),
    Drill(  # where the row names a department, this one holds
        REQUESTS,
        "n",
        MATTER | {"department": "department"},
        {"age_band": "26+"},
        only={"matter": ("open_over_26_weeks",)},
        apart="department",
    ),
    Drill(FUNDING, "n", MATTER, {"ending": "6 months"}, only={"matter": ("ending_within_6_months",)}, **ONCE),
    Drill(ACCOUNTS, "n", MATTER, {"split": "unknown"}, only={"matter": ("unknown_share",)}, **ONCE),
)
HELPED = {
    "asked": {"helped": ("given", "waiting", "lapsed")},
    "given": {"helped": ("given",)},
    "unasked": {"helped": ("unasked",)},
    "waiting": {"helped": ("waiting",)},
    "lapsed": {"helped": ("lapsed",)},
    "duration_unknown": {"helped": ("undated",)},
}
BOTH_WAYS = {"two_way": {"both_ways": "true"}, "way_unknown": {"both_ways": UNKNOWN}}
HELD = {
    "one_official": "one",
    "no_official": "none",
    "more_officials": "more",
    "unknown_holding": "unknown",
    "known_holding": "known",
}
AMOUNTS = {
    f"{amounts}_promises": {"told": amounts}
    for amounts in ("asked", "granted", "determined", "paid", "zero", "both_granted", "both_determined")
}
STEPS = {count: {"stay": stay} for count, stay in (("initiatives", "step"), ("timed", "timed"), ("undated", "undated"))}
STOPPED = {"outcome": "stopped"}
IN_CLASS = {"together": ("risk_class",)}
HALVES = {
    f"{half}_{count}": {"half": half} | fixed
    for half in ("earlier", "later")
    for count, fixed in (("initiatives", {}), ("stopped", STOPPED | {"ended_by": 730}))
}
AFTER_SUBSIDY = (
    Drill(SURVIVALS, "followed", {"risk_class": "risk_class"}, {"tracked": "yes"}, **IN_CLASS),
    Drill(SURVIVALS, "at_risk", {"risk_class": "risk_class", "days": "followed"}, **IN_CLASS),
    *per_count(
        SURVIVALS,
        {"risk_class": "risk_class", "days": "ended_on"},
        {
            "stopped": STOPPED,
            "completed": {"outcome": "completed"},
            "again": {"outcome": "again"},
            "ended_unknown": {"outcome": UNKNOWN},
        },
        **IN_CLASS,
    ),
    Drill(SURVIVALS, "stopped_so_far", {"risk_class": "risk_class", "days": "ended_by"}, STOPPED, **IN_CLASS),
    *per_count(SURVIVALS, {}, {"not_followed": {"tracked": "no"}, "ended_before": {"tracked": "before"}}),
)
SUPPOSED = ("years", "phase_out_years", "replacement")
STRESS = (
    *per_count(BUFFERS, {}, {"initiatives_known": {"buffer": "known"}, "initiatives_unknown": {"buffer": UNKNOWN}}),
    *per_count(
        BUFFERS,
        {"share_cut": "cut"},
        {f"{buffer}_initiatives": {"buffer": buffer} for buffer in ("cannot", "can", "already")},
        supposes=SUPPOSED,
    ),
)
DRILLS: dict[str, tuple[Drill, ...]] = {
    "headlines": HEADLINES,
    "needs_attention": MATTERS,
    "status_by_theme": per_count(INITIATIVES, {"status": "status", "theme": "theme"}, {"initiatives": {}}),
    "time_in_status": per_count(
        INITIATIVES,
        {"status": "status"},
        {"initiatives": NOT_ENDED, "stuck": {"matter": "stuck_status"}, "since_unknown": NOT_ENDED | {"since": UNKNOWN}},
    ),
    "status_transitions": (
        *per_count(STAYS, {"status": "status", "next_status": "next_status"}, STEPS, together=("next_status",)),
        Drill(STAYS, "came_in", {"status": "status"}),
    ),
    "initiatives_by_ward": per_count(
        INITIATIVES,
        {"neighbourhood": "neighbourhood"},
        {"initiatives": {}, "active_initiatives": ACTIVE, "activity_unknown": {"activity": UNKNOWN}},
    ),
    "in_and_out": (
        Drill(INITIATIVES, "came", {"year": "started"}),
        Drill(INITIATIVES, "went", {"year": "ended"}),
        Drill(INITIATIVES, "left_register", {"year": "gone"}),
        Drill(INITIATIVES, "active_at_year_end", {"year": "here"}),
    ),
    "ambitions_by_year": per_count(
        FUNDING, {"year": "money_year"}, {"times_asked": {"asked_for": "yes"}, "with_amount": {"asked_for": "amount"}}
    ),
    "municipal_share": per_count(ACCOUNTS, {}, SPLIT | {"initiatives_over_half": {"split": "over_half"}}, **ONCE),
    "ending_by_quarter": per_count(FUNDING, {"quarter": "quarter"}, {"initiatives": {}}, **ONCE),
    "largest_funders": per_count(
        FUNDING,
        {"funder": "funder", "funder_kind": "nameless_kind"},
        {"initiatives": {}, "initiatives_mostly_theirs": {"mostly": "yes"}},
        **ONCE,
    ),
    "concentration": (
        Drill(ACCOUNTS, "initiatives", {"sources_band": "sources_band"}, **ONCE),
        Drill(ACCOUNTS, "initiatives_known", {}, {"sources_band": "known"}, **ONCE),
    ),
    "kinds_of_funder": per_count(FUNDING, {"funder_kind": "funder_kind"}, {"promises": GRANTED}),
    "asked_granted_determined": per_count(FUNDING, {"year": "money_year"}, {"promises": {}} | AMOUNTS),
    "one_off_and_recurring": per_count(FUNDING, {"year": "money_year", "is_recurring": "recurring"}, {"promises": GRANTED}),
    "share_change_within_and_mix": (
        *per_count(ACCOUNTS, {"theme": "theme", "year": "account_year"}, SPLIT, together=("theme",), **ONCE),
        *per_count(
            ACCOUNTS,
            {"theme": "theme", "year_before": "account_year"},
            {f"{count}_before": fixed for count, fixed in SPLIT.items()},
            together=("theme",),
            **ONCE,
        ),
    ),
    "stress_test": STRESS,
    "bridging_time": (
        Drill(BUFFERS, "initiatives", {"bridging_band": "bridging_band"}, supposes=("cut", *SUPPOSED)),
        Drill(BUFFERS, "short_initiatives", {"bridging_band": "short_by"}, supposes=("cut", *SUPPOSED)),
    ),
    "ending_by_group": tuple(
        Drill(FUNDING, count, {"group_name": dimension}, {"ending": ending}, per=per, only={"dimension": (dimension,)})
        for dimension in ("theme", "neighbourhood")
        for count, ending, per in (("initiatives", "12 months", "initiative_id"), ("running_promises", "any", None))
    ),
    "risk_drivers": per_count(INITIATIVES, {"driver": "driver"}, _points()),
    "survival_after_subsidy": AFTER_SUBSIDY,
    "score_calibration": per_count(SURVIVALS, {"risk_class": "risk_class"}, HALVES, **IN_CLASS),
    "score_validity": per_count(SURVIVALS, {}, {"initiatives": {"scored": "yes", "tracked": "yes"}, "stops": {"scored": "yes"} | STOPPED}),
    "silence": (
        Drill(INITIATIVES, "initiatives", {"since_contact": "since_contact"}, NOT_ENDED),
        Drill(INITIATIVES, "silent_initiatives", {}, {"matter": "silent_contact"}),
        Drill(INITIATIVES, "known_initiatives", {}, NOT_ENDED | {"since_contact": "known"}),
    ),
    "contact_mix": (
        *per_count(CONTACTS, {"channel": "channel"}, {"contacts": {}, "one_way": {"both_ways": "false"}} | BOTH_WAYS),
        *per_count(CONTACTS, {}, {"all_contacts": {}} | {f"all_{count}": fixed for count, fixed in BOTH_WAYS.items()}),
    ),
    "lean_on_one_official": per_count(INITIATIVES, {}, {count: NOT_ENDED | {"officials": held} for count, held in HELD.items()}),
    "handovers": (
        Drill("handovers_behind", "handovers", {"year": "year"}),
        Drill(INITIATIVES, "held_initiatives", {"year": "held"}),
    ),
    "officials_met": (
        Drill(INITIATIVES, "initiatives", {"officials_met": "officials_met"}),
        *per_count(INITIATIVES, {}, {"many_met": {"officials_met": "many"}, "known_met": {"officials_met": "known"}}),
    ),
    "support_asked_and_given": (
        *per_count("support_behind", {"help_kind": "help_kind"}, {"help": {}} | HELPED),
        *per_count("support_behind", {}, {f"all_{count}": HELPED[count] for count in ("asked", "given", "waiting")}),
    ),
} | REQUEST_DRILLS
