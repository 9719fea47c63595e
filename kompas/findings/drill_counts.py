"""Which lines of the exports are behind each count of an answer."""

from typing import Any

from kompas.figures.names import LEFT_REGISTER, UNKNOWN
from kompas.figures.risk import DRIVERS
from kompas.findings.drill import Drill, per_count
from kompas.findings.drill_requests import IN_TERM, REQUEST_DRILLS, REQUESTS

INITIATIVES, FUNDING, ACCOUNTS, CONTACTS, SURVIVALS, STAYS, BUFFERS = (
    f"{table}_behind" for table in ("initiatives", "funding", "accounts", "contacts", "survivals", "stays", "buffers")
)
ONCE = {"per": "initiative_id"}
GRANTED, APPLIED_FOR, THEIRS = {"is_granted": True}, {"is_applied_for": True}, {"is_theirs": True}
ANY_YEAR = {"any_year": "yes"}
ACTIVE, NOT_ENDED, LEFT = {"is_active": True}, {"is_not_ended": True}, {"status": LEFT_REGISTER}
KNOWN_SHARE, UNKNOWN_SHARE = {"split": "known", "is_last": True}, {"split": "unknown", "is_last": True}
SPLIT = {"initiatives_known": {"split": "known"}, "initiatives_unknown": {"split": "unknown"}}
REPORTED = {"is_status_assumed": ("false", UNKNOWN)}
LAST_OF_ALL = {"next_year": UNKNOWN}
ACTIVITY = {"initiatives": {}, "active_initiatives": ACTIVE, "activity_unknown": {"is_active": UNKNOWN}}
HEADLINES = (
    *per_count(INITIATIVES, {}, ACTIVITY | {"left_register": LEFT}),
    *per_count(ACCOUNTS, {}, {"initiatives_share_known": KNOWN_SHARE, "initiatives_share_unknown": UNKNOWN_SHARE}, **ONCE),
    *per_count(
        INITIATIVES,
        {},
        {
            "scored_initiatives": NOT_ENDED | {"risk.known_drivers >=": 1},
            "high_risk_initiatives": NOT_ENDED | {"risk.is_high": True},
            "possible_high_risk_initiatives": NOT_ENDED | {"risk.is_possibly_high": True},
        },
    ),
    *per_count(
        REQUESTS,
        {},
        {
            "requests": {},
            "open_requests": {"is_open": True},
            "left_requests": {"age_band": "left_register"},
            "open_over_26_weeks": {"age_band": "26+"},
        },
    ),
    *per_count(
        REQUESTS, {"term_days": "term_days"}, {"mature_requests": IN_TERM["requests"], "answered_in_term": IN_TERM["answered_in_time"]}
    ),
    *per_count(FUNDING, {}, {"ending_initiatives_12_months": {"is_ending_in_12_months": True}}, **ONCE),
)
MATTER = {"matter": "matter"}


def _matter(lines: str, matter: str, fixed: dict[str, Any], **how: Any) -> Drill:
    return Drill(lines, "n", MATTER, fixed, only={"matter": (matter,)}, **how)


MATTERS = (
    *(
        _matter(INITIATIVES, matter, {"noted_matters.matter": matter})
        for matter in ("one_funder", "silent_contact", "stuck_status", "one_official", LEFT_REGISTER)
    ),
    _matter(REQUESTS, "open_over_26_weeks", {"age_band": "26+", "is_elsewhere": True}),
    Drill(  # where the row names a department, this one holds
        REQUESTS,
        "n",
        MATTER | {"department": "department"},
        {"age_band": "26+"},
        only={"matter": ("open_over_26_weeks",)},
        apart="department",
    ),
    _matter(FUNDING, "ending_within_6_months", {"is_ending_in_6_months": True}, **ONCE),
    _matter(ACCOUNTS, "unknown_share", UNKNOWN_SHARE, **ONCE),
)
HELPED = {
    "asked": {"helped": ("given", "waiting", "lapsed")},
    "given": {"helped": ("given",)},
    "unasked": {"helped": ("unasked",)},
    "waiting": {"helped": ("waiting",)},
    "lapsed": {"helped": ("lapsed",)},
    "duration_unknown": {"helped": ("undated",)},
}
BOTH_WAYS = {"two_way": {"is_two_way": True}, "way_unknown": {"is_two_way": UNKNOWN}}
OFFICIALS = "relations.current_officials"
HELD = {
    "one_official": {OFFICIALS: 1},
    "no_official": {OFFICIALS: 0},
    "more_officials": {f"{OFFICIALS} >=": 2},
    "unknown_holding": {OFFICIALS: UNKNOWN},
    "known_holding": {f"{OFFICIALS} >=": 0},
}
MET = {met: {"relations.officials_met": met} for met in ("0", "1", "2", "3", UNKNOWN)} | {"4+": {"relations.officials_met >=": 4}}
AMOUNTS = {
    f"{amounts}_promises": {"amounts": amounts, "is_telling": True}
    for amounts in ("asked", "granted", "determined", "paid", "zero", "both_granted", "both_determined")
}
STEPS = {"initiatives": {"is_step": True}, "timed": {"is_step": True, "is_timed": True}, "undated": {"is_step": True, "is_undated": True}}
STOPPED = {"outcome_class": "stopped"}
IN_CLASS = {"together": ("risk_class",)}
HALVES = {
    f"{half}_{count}": {"half": half} | fixed
    for half in ("earlier", "later")
    for count, fixed in (("initiatives", {}), ("stopped", STOPPED | {"days <=": 730}))
}
AFTER_SUBSIDY = (
    Drill(SURVIVALS, "followed", {"risk_class": "risk_class"}, {"tracked": "yes"}, **IN_CLASS),
    Drill(SURVIVALS, "at_risk", {"risk_class": "risk_class", "days": "followed"}, **IN_CLASS),
    *per_count(
        SURVIVALS,
        {"risk_class": "risk_class", "days": "ended_on"},
        {
            "stopped": STOPPED,
            "completed": {"outcome_class": "completed"},
            "again": {"outcome_class": "again"},
            "ended_unknown": {"outcome_class": UNKNOWN},
        },
        **IN_CLASS,
    ),
    Drill(SURVIVALS, "stopped_so_far", {"risk_class": "risk_class", "days": "ended_by"}, STOPPED, **IN_CLASS),
    *per_count(SURVIVALS, {}, {"not_followed": {"tracked": "no"}, "ended_before": {"tracked": "before"}}),
)
SUPPOSED = ("years", "phase_out_years", "replacement")
STRESS = (
    *per_count(BUFFERS, {}, {"initiatives_known": {"is_complete": True}, "initiatives_unknown": {"is_complete": "false"}}),
    *per_count(
        BUFFERS,
        {"share_cut": "cut"},
        {
            "cannot_initiatives": {"is_complete": True, "can_bridge": "false"},
            "can_initiatives": {"can_bridge": True},
            "already_initiatives": {"is_short_already": True},
            "short_by_cut_initiatives": {"is_complete": True, "can_bridge": "false", "is_short_already": "false"},
        },
        supposes=SUPPOSED,
    ),
)
POINTS = ("0", "1", "2", "3", UNKNOWN)
DRILLS: dict[str, tuple[Drill, ...]] = {
    "headlines": HEADLINES,
    "needs_attention": MATTERS,
    "status_by_theme": per_count(
        INITIATIVES,
        {"status": "status", "theme": "theme"},
        {"initiatives": {}, "assumed_initiatives": {"is_status_assumed": True}, "reported_initiatives": REPORTED},
    ),
    "time_in_status": per_count(
        INITIATIVES,
        {"status": "status"},
        {"initiatives": NOT_ENDED, "stuck": {"is_stuck": True}, "since_unknown": NOT_ENDED | {"is_since_at_least": True}},
    ),
    "status_transitions": (
        *per_count(STAYS, {"status": "status", "next_status": "next_status"}, STEPS, together=("next_status",)),
        Drill(STAYS, "came_in", {"status": "status"}),
    ),
    "initiatives_by_ward": per_count(
        INITIATIVES,
        {"neighbourhood": "neighbourhood"},
        {count: {"is_in_ward": True} | fixed for count, fixed in ACTIVITY.items()},
    ),
    "in_and_out": (
        Drill(INITIATIVES, "came", {"year": "started"}),
        Drill(INITIATIVES, "went", {"year": "ended"}, ANY_YEAR | {"is_active": "false", "has_left": "false"}),
        Drill(INITIATIVES, "left_register", {"year": "gone"}, ANY_YEAR | {"has_left": True}),
        Drill(INITIATIVES, "active_at_year_end", {"year": "here"}, ANY_YEAR | {"is_here": True}),
    ),
    "ambitions_by_year": per_count(
        FUNDING, {"year": "money_year"}, {"times_asked": APPLIED_FOR, "with_amount": APPLIED_FOR | {"amounts": "asked", "is_telling": True}}
    ),
    "municipal_share": per_count(
        ACCOUNTS,
        {},
        {
            "initiatives_known": KNOWN_SHARE,
            "initiatives_unknown": UNKNOWN_SHARE,
            "initiatives_over_half": {"is_over_half": True, "is_last": True},
        },
        **ONCE,
    ),
    "ending_by_quarter": per_count(FUNDING, {"quarter": "quarter"}, {"initiatives": {}}, **ONCE),
    "largest_funders": per_count(
        FUNDING,
        {"funder": "funder", "funder_kind": "nameless_kind"},
        {"initiatives": THEIRS, "initiatives_mostly_theirs": THEIRS | {"mostly": "yes", "is_mostly_theirs": True}},
        **ONCE,
    ),
    "concentration": (
        Drill(ACCOUNTS, "initiatives", {"sources_band": "sources_band"}, LAST_OF_ALL, **ONCE),
        Drill(ACCOUNTS, "initiatives_known", {}, LAST_OF_ALL | {"sources_band <>": UNKNOWN}, **ONCE),
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
        Drill(BUFFERS, "short_initiatives", {"bridging_band": "short_by"}, {"is_short_by": True}, supposes=("cut", *SUPPOSED)),
    ),
    "ending_by_group": tuple(
        Drill(FUNDING, count, {"group_name": dimension}, {ending: True}, per=per, only={"dimension": (dimension,)})
        for dimension in ("theme", "neighbourhood")
        for count, ending, per in (
            ("initiatives", "is_ending_in_12_months", "initiative_id"),
            ("running_promises", "is_to_end", None),
        )
    ),
    "risk_drivers": (
        *(
            Drill(
                INITIATIVES,
                f"points_{points}",
                {"driver": "driver"},
                NOT_ENDED | {f"risk.{driver}_points": points},
                only={"driver": (driver,)},
            )
            for driver in DRIVERS
            for points in POINTS
        ),
        Drill(INITIATIVES, "initiatives", {"driver": "driver"}, NOT_ENDED, only={"driver": DRIVERS}),
    ),
    "survival_after_subsidy": AFTER_SUBSIDY,
    "score_calibration": per_count(SURVIVALS, {"risk_class": "risk_class"}, HALVES, **IN_CLASS),
    "score_validity": per_count(
        SURVIVALS, {}, {"initiatives": {"is_scored": True, "tracked": "yes"}, "stops": {"is_scored": True} | STOPPED}
    ),
    "silence": (
        Drill(INITIATIVES, "initiatives", {"since_contact": "since_contact"}, NOT_ENDED),
        Drill(INITIATIVES, "silent_initiatives", {}, {"noted_matters.matter": "silent_contact"}),
        Drill(INITIATIVES, "known_initiatives", {}, NOT_ENDED | {"relations.since_contact <>": UNKNOWN}),
    ),
    "contact_mix": (
        *per_count(CONTACTS, {"channel": "channel"}, {"contacts": {}, "one_way": {"is_two_way": "false"}} | BOTH_WAYS),
        *per_count(CONTACTS, {}, {"all_contacts": {}} | {f"all_{count}": fixed for count, fixed in BOTH_WAYS.items()}),
    ),
    "lean_on_one_official": per_count(INITIATIVES, {}, {count: NOT_ENDED | held for count, held in HELD.items()}),
    "handovers": (
        Drill("handovers_behind", "handovers", {"year": "year"}),
        Drill(INITIATIVES, "held_initiatives", {"year": "held"}, ANY_YEAR | {"is_held": True}),
    ),
    "officials_met": (
        *(
            Drill(INITIATIVES, "initiatives", {"officials_met": "officials_met"}, fixed, only={"officials_met": (met,)})
            for met, fixed in MET.items()
        ),
        *per_count(INITIATIVES, {}, {"many_met": {"relations.has_met_many": True}, "known_met": {"relations.officials_met >=": 0}}),
    ),
    "support_asked_and_given": (
        *per_count("support_behind", {"help_kind": "help_kind"}, {"help": {}} | HELPED),
        *per_count("support_behind", {}, {f"all_{count}": HELPED[count] for count in ("asked", "given", "waiting")}),
    ),
} | REQUEST_DRILLS
