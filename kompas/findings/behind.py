"""Which lines of the exports are behind each count of an answer: the answer that gives them, and under which conditions."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from kompas import sql
from kompas.figures.names import UNKNOWN, is_known

Conditions = tuple[tuple[str, Any], ...]  # parameter of the answer with lines → its value


@dataclass(frozen=True)
class Behind:
    """How the lines behind a count in a row of an answer are found."""

    answer: str  # the answer that gives the lines
    count: str  # the column of the row that says how many there are
    columns: dict[str, str]  # column of the row → the parameter that it is; nothing is 'unknown'
    fixed: dict[str, Any] = field(default_factory=dict)  # what holds for this count in every row
    per: str | None = None  # none: every line counts; else each value of this column of the lines counts once
    together: tuple[str, ...] = ()  # columns in which nothing is not 'unknown' but all together
    apart: str = ""  # the column in which nothing is all that the other rows do not name: nobody can follow that
    only: dict[str, tuple[str, ...]] = field(default_factory=dict)  # column → in which rows this holds; in the others something else
    waits: bool = False  # whether the reader chose until when is waited

    def conditions(self, row: pd.Series, until: str) -> Conditions | None:
        """What the row says of its lines; none where there are no lines, or where they are found in another way."""
        count = row[self.count]
        if not is_known(count) or not count > 0 or (self.apart and not is_known(row[self.apart])):
            return None
        if any(row[column] not in values for column, values in self.only.items()):
            return None
        is_said = {column: is_known(row[column]) or column not in self.together for column in self.columns}
        told = {parameter: _value(parameter, row[column]) for column, parameter in self.columns.items() if is_said[column]}
        return tuple(sorted((told | ({"until": until} if self.waits else {})).items()))

    def read(self, written: list[str]) -> Conditions | None:
        """The conditions as they stand in an address, 'parameter=value' each; none where one of them is not understood."""
        told = dict(part.partition("=")[::2] for part in written)
        asked = set(self.columns.values()) | ({"until"} if self.waits else set())
        if not set(told) <= asked or not asked - {self.columns[column] for column in self.together} <= set(told):
            return None
        if any(sql.PARAMETER_KINDS[name] == "whole" and not value.isdecimal() for name, value in told.items()):
            return None
        if any(told[self.columns[column]] not in values for column, values in self.only.items() if column in self.columns):
            return None
        return tuple(sorted((name, sql.parameter(name, value)) for name, value in told.items()))


def _value(parameter: str, value: Any) -> Any:
    if not is_known(value):
        return UNKNOWN
    if sql.PARAMETER_KINDS[parameter] == "whole":
        return int(value)
    if isinstance(value, bool | np.bool_):
        return str(bool(value)).lower()
    return str(int(value)) if isinstance(value, float) else str(value)


def _each(answer: str, columns: dict[str, str], counts: dict[str, dict[str, Any]], **how: Any) -> tuple[Behind, ...]:
    """For each count of a row: the same lines, but for what is fixed for that count."""
    return tuple(Behind(answer, count, columns, fixed, **how) for count, fixed in counts.items())


def _points() -> dict[str, dict[str, Any]]:
    told = {f"points_{points}": {"activity": "not_ended", "points": points} for points in ("0", "1", "2", "3", UNKNOWN)}
    return told | {"initiatives": {"activity": "not_ended"}}


def _classes(clock: dict[str, Any], counts: dict[str, tuple[str, ...]]) -> dict[str, dict[str, Any]]:
    return {count: clock | {"classes": classes} for count, classes in counts.items()}


INITIATIVES, FUNDING, ACCOUNTS, REQUESTS, CONTACTS = (
    f"{table}_behind" for table in ("initiatives", "funding", "accounts", "requests", "contacts")
)
ONCE = {"per": "initiative_id"}
DEPARTMENTS = {"together": ("department",)}
GRANTED = {"granted": "yes"}
ACTIVE, NOT_ENDED = {"activity": "active"}, {"activity": "not_ended"}
IN_TERM = {
    count: {"wait": wait} for count, wait in (("requests", "known"), ("answered_in_time", "in_time"), ("undated_requests", "untold"))
}
TERMS = _each(REQUESTS, {"department": "department", "term_days": "term_days"}, IN_TERM, waits=True)
GROUPS = {"grouped_by": "by", "who": "who"}
FLOWS = ("open_at_start", "received", "closed", "closed_undated", "open_at_end", "without_receipt")
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
}
SPLIT = {"initiatives_known": {"split": "known"}, "initiatives_unknown": {"split": "unknown"}}
HEADLINES = (
    *_each(INITIATIVES, {}, {"initiatives": {}, "active_initiatives": ACTIVE}),
    *_each(ACCOUNTS, {}, {"initiatives_share_known": {"split": "known"}, "initiatives_share_unknown": {"split": "unknown"}}, **ONCE),
    *_each(
        INITIATIVES,
        {},
        {
            "scored_initiatives": NOT_ENDED | {"risk": "scored"},
            "high_risk_initiatives": NOT_ENDED | {"risk": "high"},
            "possible_high_risk_initiatives": NOT_ENDED | {"risk": "possible"},
        },
    ),
    *_each(REQUESTS, {}, {"requests": {}, "open_requests": {"open": "yes"}, "open_over_26_weeks": {"age_band": "26+"}}),
    *_each(REQUESTS, {"term_days": "term_days"}, {"mature_requests": {"wait": "known"}, "answered_in_term": {"wait": "in_time"}}),
    *_each(FUNDING, {}, {"ending_initiatives_12_months": {"ending": "12 months"}}, **ONCE),
)
MATTER = {"matter": "matter"}  # it tells the rows apart; only of initiatives it is a condition too
MATTERS = (
    Behind(INITIATIVES, "n", MATTER, only={"matter": ("one_funder", "silent_contact", "stuck_status", "one_official")}),
    Behind(
        REQUESTS,
        "n",
        MATTER | {"department": "department"},
        {"age_band": "26+"},
        only={"matter": ("open_over_26_weeks",)},
        apart="department",
    ),
    Behind(FUNDING, "n", MATTER, {"ending": "6 months"}, only={"matter": ("ending_within_6_months",)}, **ONCE),
    Behind(ACCOUNTS, "n", MATTER, {"split": "unknown"}, only={"matter": ("unknown_share",)}, **ONCE),
)
HELPED = {
    "asked": {"helped": ("given", "waiting", "lapsed")},
    "given": {"helped": ("given",)},
    "unasked": {"helped": ("unasked",)},
    "waiting": {"helped": ("waiting",)},
    "lapsed": {"helped": ("lapsed",)},
    "duration_unknown": {"helped": ("undated",)},
}
HELD = {
    "one_official": "one",
    "no_official": "none",
    "more_officials": "more",
    "unknown_holding": "unknown",
    "known_holding": "known",
}
BEHIND: dict[str, tuple[Behind, ...]] = {
    "headlines": HEADLINES,
    "needs_attention": MATTERS,
    "status_by_theme": _each(INITIATIVES, {"status": "status", "theme": "theme"}, {"initiatives": {}}),
    "time_in_status": _each(INITIATIVES, {"status": "status"}, {"initiatives": NOT_ENDED, "stuck": {"matter": "stuck_status"}}),
    "initiatives_by_ward": _each(
        INITIATIVES,
        {"neighbourhood": "neighbourhood"},
        {"initiatives": {}, "active_initiatives": ACTIVE, "activity_unknown": {"activity": UNKNOWN}},
    ),
    "in_and_out": (
        Behind(INITIATIVES, "came", {"year": "started"}),
        Behind(INITIATIVES, "went", {"year": "ended"}),
    ),
    "ambitions_by_year": _each(
        FUNDING, {"year": "money_year"}, {"times_asked": {"asked_for": "yes"}, "with_amount": {"asked_for": "amount"}}
    ),
    "municipal_share": _each(ACCOUNTS, {}, SPLIT | {"initiatives_over_half": {"split": "over_half"}}, **ONCE),
    "ending_by_quarter": _each(FUNDING, {"quarter": "quarter"}, {"initiatives": {}}, **ONCE),
    "largest_funders": _each(FUNDING, {"funder": "funder", "funder_kind": "nameless_kind"}, {"initiatives": {}}, **ONCE),
    "concentration": _each(ACCOUNTS, {"sources_band": "sources_band"}, {"initiatives": {}}, **ONCE),
    "kinds_of_funder": _each(FUNDING, {"funder_kind": "funder_kind"}, {"promises": GRANTED}),
    "asked_granted_determined": _each(FUNDING, {"year": "money_year"}, {"promises": {}}),
    "one_off_and_recurring": _each(FUNDING, {"year": "money_year", "is_recurring": "recurring"}, {"promises": GRANTED}),
    "share_change_within_and_mix": (
        *_each(ACCOUNTS, {"theme": "theme", "year": "account_year"}, SPLIT, together=("theme",), **ONCE),
        *_each(
            ACCOUNTS,
            {"theme": "theme", "year_before": "account_year"},
            {f"{count}_before": fixed for count, fixed in SPLIT.items()},
            together=("theme",),
            **ONCE,
        ),
    ),
    "stress_test": _each(ACCOUNTS, {}, {"initiatives_known": {"buffer": "known"}}, **ONCE),
    "ending_by_group": tuple(
        Behind(FUNDING, count, {"group_name": dimension}, {"ending": ending}, per=per, only={"dimension": (dimension,)})
        for dimension in ("theme", "neighbourhood")
        for count, ending, per in (("initiatives", "12 months", "initiative_id"), ("running_promises", "any", None))
    ),
    "risk_drivers": _each(INITIATIVES, {"driver": "driver"}, _points()),
    "survival_after_subsidy": (
        Behind(INITIATIVES, "followed", {"risk_class": "risk_class"}, {"followed": 0}, together=("risk_class",)),
        Behind(INITIATIVES, "at_risk", {"risk_class": "risk_class", "days": "followed"}, together=("risk_class",)),
    ),
    "answered_within_term": TERMS,
    "open_by_age": _each(REQUESTS, {"department": "department", "age_band": "age_band"}, {"requests": {}}),
    "waiting_quantiles": _each(REQUESTS, {"department": "department"}, {"requests": {"wait": "known"}}, waits=True, **DEPARTMENTS),
    "two_clocks": _each(REQUESTS, {"clock": "clock", "department": "department"}, _classes({}, KEPT), **DEPARTMENTS),
    "decided_or_withdrawn": _each(
        REQUESTS, {"department": "department", "became": "became", "week": "week"}, {"requests": {}}, **DEPARTMENTS
    ),
    "clearance": _each(REQUESTS, {"period": "period", "department": "department"}, {flow: {"flow": flow} for flow in FLOWS}, **DEPARTMENTS),
    "penalty_exposure": _each(REQUESTS, {"department": "department"}, _classes({"clock": "penalty"}, OPEN_TERMS), **DEPARTMENTS),
    "departments_against_all": TERMS[:2],
    "same_for_everybody": _each(REQUESTS, GROUPS, {"requests": {"wait": "known"}}, waits=True),
    "yes_for_everybody": _each(REQUESTS, GROUPS, {"requests": {"judged": "yes"}}),
    "silence": _each(INITIATIVES, {"since_contact": "since_contact"}, {"initiatives": ACTIVE}),
    "contact_mix": _each(
        CONTACTS,
        {"channel": "channel"},
        {"contacts": {}, "two_way": {"both_ways": "true"}, "one_way": {"both_ways": "false"}, "way_unknown": {"both_ways": UNKNOWN}},
    ),
    "lean_on_one_official": _each(INITIATIVES, {}, {count: ACTIVE | {"officials": held} for count, held in HELD.items()}),
    "officials_met": _each(INITIATIVES, {"officials_met": "officials_met"}, {"initiatives": {}}),
    "support_asked_and_given": _each("support_behind", {"help_kind": "help_kind"}, {"help": {}} | HELPED),
}
