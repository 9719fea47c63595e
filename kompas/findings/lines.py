"""The lines of the exports behind a number: which answer gives them, and by which conditions, for each row of a table."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from kompas import sql
from kompas.figures.names import UNKNOWN, is_known
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole

MOST_LINES = 500

Conditions = tuple[tuple[str, Any], ...]  # parameter of the answer with lines → its value


@dataclass(frozen=True)
class Behind:
    """How the lines behind a row of an answer are found."""

    answer: str  # the answer that gives the lines
    columns: dict[str, str]  # column of the row → the parameter that it is; nothing is 'unknown'
    count: str  # the column of the row that says how many there are
    per: str | None = None  # none: every line counts; else each value of this column of the lines counts once
    fixed: dict[str, Any] = field(default_factory=dict)  # what holds for every row

    def conditions(self, row: pd.Series) -> Conditions:
        """The conditions under which a line belongs to this row."""
        told = {parameter: _value(parameter, row[column]) for column, parameter in self.columns.items()}
        return tuple(sorted((self.fixed | told).items()))

    def read(self, written: list[str]) -> Conditions | None:
        """The conditions as they stand in an address, 'parameter=value' each; none where one of them is not understood."""
        told = dict(part.partition("=")[::2] for part in written)
        known = set(self.columns.values()) | set(self.fixed) | {"until"}
        if not set(told) <= known or not set(self.columns.values()) <= set(told):
            return None
        kinds = {name: sql.PARAMETER_KINDS[name] for name in told}
        if any(kinds[name] == "whole" and not value.isdigit() for name, value in told.items()):
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


TERMS = Behind("requests_behind", {"department": "department", "term_days": "term_days"}, "requests")
BEHIND = {
    "status_by_theme": Behind("initiatives_behind", {"status": "status", "theme": "theme"}, "initiatives"),
    "initiatives_by_ward": Behind("initiatives_behind", {"neighbourhood": "neighbourhood"}, "initiatives"),
    "time_in_status": Behind("initiatives_behind", {"status": "status"}, "initiatives", fixed={"activity": "not_ended"}),
    "in_and_out": Behind("initiatives_behind", {"year": "started"}, "came"),
    "ending_by_quarter": Behind("funding_behind", {"quarter": "quarter"}, "initiatives", per="initiative_id"),
    "largest_funders": Behind("funding_behind", {"funder": "funder", "funder_kind": "nameless_kind"}, "initiatives", per="initiative_id"),
    "kinds_of_funder": Behind("funding_behind", {"funder_kind": "funder_kind"}, "promises", fixed={"granted": "yes"}),
    "asked_granted_determined": Behind("funding_behind", {"year": "money_year"}, "promises"),
    "one_off_and_recurring": Behind(
        "funding_behind", {"year": "money_year", "is_recurring": "recurring"}, "promises", fixed={"granted": "yes"}
    ),
    "answered_within_term": TERMS,
    "departments_against_all": TERMS,
    "open_by_age": Behind("requests_behind", {"department": "department", "age_band": "age_band"}, "requests"),
    "silence": Behind("initiatives_behind", {"since_contact": "since_contact"}, "initiatives", fixed={"activity": "active"}),
    "officials_met": Behind("initiatives_behind", {"officials_met": "officials_met"}, "initiatives"),
    "contact_mix": Behind("contacts_behind", {"channel": "channel"}, "contacts"),
    "support_asked_and_given": Behind("support_behind", {"help_kind": "help_kind"}, "help"),
}


def behind_rows(told: Finding) -> list[Conditions | None]:
    """Per row of the finding the conditions of its lines; none where there is no line, or where nobody worked out which they are."""
    behind = BEHIND.get(told.name)
    if behind is None:
        return []
    # A finding on waiting until the first answer needs that column; its rows do not say so.
    until = {"until": "first_answer"} if "requests.first_answer_date" in told.needs and behind is TERMS else {}
    return [
        tuple(sorted((dict(behind.conditions(row)) | until).items())) if whole(row[behind.count]) else None
        for _, row in told.rows.iterrows()
    ]


def lines_behind(asked: Asked, name: str, conditions: Conditions, limit: int = MOST_LINES) -> Finding:
    """The lines behind a row of the answer `name`, at most `limit` of them."""
    return EVERY_KIND[BEHIND[name].answer](asked, conditions, limit)


@kept
def requests_behind(asked: Asked, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Requests under these conditions, one row per line."""
    return _lines(asked, "requests_behind", conditions, limit, ("requests.request_id",))


@kept
def initiatives_behind(asked: Asked, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Initiatives under these conditions, one row per line."""
    return _lines(asked, "initiatives_behind", conditions, limit, ("initiatives.initiative_id",))


@kept
def funding_behind(asked: Asked, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Promises of money under these conditions, one row per line."""
    return _lines(asked, "funding_behind", conditions, limit, ("funding_lines.funding_id",))


@kept
def contacts_behind(asked: Asked, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Contacts of the last twelve months under these conditions, one row per line."""
    return _lines(asked, "contacts_behind", conditions, limit, ("contacts.date",))


@kept
def support_behind(asked: Asked, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Help asked or given under these conditions, one row per line."""
    return _lines(asked, "support_behind", conditions, limit, ("support.kind",))


def _lines(asked: Asked, name: str, conditions: Conditions, limit: int, needs: tuple[str, ...]) -> Finding:
    rows = asked.rows(name, limit=limit, **dict(conditions))
    kind = "first" if len(rows) == limit else "some"
    return finding(asked, name, rows, needs=needs, sentence=asked.say(f"findings.lines.{kind}", n=len(rows)))


EVERY_KIND = {told.__name__: told for told in (requests_behind, initiatives_behind, funding_behind, contacts_behind, support_behind)}
