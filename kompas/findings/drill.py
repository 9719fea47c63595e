"""How the lines of the exports behind a count are found: which lines, and under which conditions."""

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from kompas import sql
from kompas.figures.names import UNKNOWN, is_known

Conditions = tuple[tuple[str, Any], ...]  # name in an address → its value
NUMBERS = {"whole": str.isdecimal, "number": re.compile(r"\d+(\.\d+)?(e-\d+)?").fullmatch}  # how a number stands in an address
# What a name in an address says of the lines (see sql.lines), where that is not to be a parameter or a column of that name.
MEANINGS = {
    "started": "started_year",
    "ended": "ended_year",
    "gone": "gone_year",
    "since_contact": "relations.since_contact",
    "recurring": "is_recurring",
    "channel": "channel_key",
    "help_kind": "kind",
    "others": "who <>",
    "waited_weeks": "whole_weeks >=",
    "week": "week <=",
    "followed": "days >=",
    "ended_on": "days",
    "ended_by": "days <=",
}
WHOLE = ("waited_weeks", "week", "followed", "ended_on", "ended_by", "account_year", "year")


@dataclass(frozen=True)
class Drill:
    """How the lines behind a count in a row of an answer are found."""

    lines: str  # which lines, a file of queries/lines
    count: str  # the column of the row that says how many there are
    columns: dict[str, str]  # column of the row → its name in an address; nothing is 'unknown'
    fixed: dict[str, Any] = field(default_factory=dict)  # what holds for this count in every row, as sql.lines takes it
    per: str | None = None  # none: every line counts; else each value of this column of the lines counts once
    together: tuple[str, ...] = ()  # columns in which nothing is not 'unknown' but all together
    apart: str = ""  # the column in which nothing is all that the other rows do not name: another drill finds those
    only: dict[str, tuple[str, ...]] = field(default_factory=dict)  # column → in which rows this holds; it is no condition itself
    supposes: tuple[str, ...] = ()  # parameters that the reader supposed for the whole answer, which are no columns of it

    def conditions(self, row: pd.Series, supposed: dict[str, Any]) -> Conditions | None:
        """The conditions of the lines behind this row; none where there are no lines, or where another drill finds them."""
        count = row[self.count]
        if not is_known(count) or not count > 0 or (self.apart and not is_known(row[self.apart])):
            return None
        if any((row[column] if is_known(row[column]) else UNKNOWN) not in values for column, values in self.only.items()):
            return None
        given = {column: row[column] for column in self.columns if is_known(row[column]) or column not in self.together}
        by_name = {self.columns[column]: self._value(self.columns[column], value) for column, value in given.items()}
        return tuple(sorted((by_name | {name: supposed[name] for name in self.supposes}).items()))

    def read(self, parts: list[str]) -> Conditions | None:
        """The conditions as they stand in an address, 'name=value' each; none where one of them is not understood."""
        by_name = dict(part.partition("=")[::2] for part in parts)
        names = {*self.columns.values(), *self.supposes}
        if not set(by_name) <= names or not names - {self.columns[column] for column in self.together} <= set(by_name):
            return None
        if any(self.kind(name) in NUMBERS and not NUMBERS[self.kind(name)](value) for name, value in by_name.items()):
            return None
        if any(by_name[self.columns[column]] not in values for column, values in self.only.items() if column in self.columns):
            return None
        try:
            return tuple(sorted((name, sql.PARSERS[self.kind(name)](value)) for name, value in by_name.items()))
        except ValueError:
            return None

    def where(self, conditions: Conditions) -> dict[str, Any]:
        """These conditions together with what always holds, as `sql.lines` takes them."""
        marks = {self.columns[column] for column in self.only if column in self.columns}
        return {MEANINGS.get(name, name): value for name, value in conditions if name not in marks} | self.fixed

    def kind(self, name: str) -> str:
        """How a value of this name is written, a key of `sql.PARSERS`."""
        return "whole" if name in WHOLE else sql.query("lines", self.lines).kinds.get(name, "text")

    def _value(self, name: str, value: Any) -> Any:
        if not is_known(value):
            return UNKNOWN
        kind = self.kind(name)
        if kind in ("whole", "number"):
            return int(value) if kind == "whole" else float(value)
        if kind == "date":
            return pd.Timestamp(value).date()
        if isinstance(value, bool | np.bool_):
            return str(bool(value)).lower()
        return str(int(value)) if isinstance(value, float) else str(value)


def per_count(lines: str, columns: dict[str, str], counts: dict[str, dict[str, Any]], **how: Any) -> tuple[Drill, ...]:
    """For each count of a row: the same lines, but for what is fixed for that count."""
    return tuple(Drill(lines, count, columns, fixed, **how) for count, fixed in counts.items())
