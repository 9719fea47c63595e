"""How the lines of the exports behind a count are found: the answer that gives them, and under which conditions."""

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from kompas import sql
from kompas.figures.names import UNKNOWN, is_known

Conditions = tuple[tuple[str, Any], ...]  # parameter of the answer with lines → its value
NUMBERS = {"whole": str.isdecimal, "number": re.compile(r"\d+(\.\d+)?(e-\d+)?").fullmatch}  # how a number stands in an address


@dataclass(frozen=True)
class Drill:
    """How the lines behind a count in a row of an answer are found."""

    answer: str  # the answer that gives the lines
    count: str  # the column of the row that says how many there are
    columns: dict[str, str]  # column of the row → the parameter that it is; nothing is 'unknown'
    fixed: dict[str, Any] = field(default_factory=dict)  # what holds for this count in every row
    per: str | None = None  # none: every line counts; else each value of this column of the lines counts once
    together: tuple[str, ...] = ()  # columns in which nothing is not 'unknown' but all together
    apart: str = ""  # the column in which nothing is all that the other rows do not name: another drill finds those
    only: dict[str, tuple[str, ...]] = field(default_factory=dict)  # column → in which rows this holds; in the others something else
    supposes: tuple[str, ...] = ()  # parameters that the reader supposed for the whole answer, which are no columns of it

    def conditions(self, row: pd.Series, supposed: dict[str, Any]) -> Conditions | None:
        """The conditions of the lines behind this row; none where there are no lines, or where another drill finds them."""
        count = row[self.count]
        if not is_known(count) or not count > 0 or (self.apart and not is_known(row[self.apart])):
            return None
        if any(row[column] not in values for column, values in self.only.items()):
            return None
        given = {column: row[column] for column in self.columns if is_known(row[column]) or column not in self.together}
        by_parameter = {self.columns[column]: _value(self.columns[column], value) for column, value in given.items()}
        return tuple(sorted((by_parameter | {parameter: supposed[parameter] for parameter in self.supposes}).items()))

    def read(self, parts: list[str]) -> Conditions | None:
        """The conditions as they stand in an address, 'parameter=value' each; none where one of them is not understood."""
        by_parameter = dict(part.partition("=")[::2] for part in parts)
        parameters = {*self.columns.values(), *self.supposes}
        if not set(by_parameter) <= parameters or not parameters - {self.columns[column] for column in self.together} <= set(by_parameter):
            return None
        if any(
            sql.parameter_kinds()[name] in NUMBERS and not NUMBERS[sql.parameter_kinds()[name]](value)
            for name, value in by_parameter.items()
        ):
            return None
        if any(by_parameter[self.columns[column]] not in values for column, values in self.only.items() if column in self.columns):
            return None
        try:
            return tuple(sorted((name, sql.parameter(name, value)) for name, value in by_parameter.items()))
        except ValueError:
            return None


def _value(parameter: str, value: Any) -> Any:
    if not is_known(value):
        return UNKNOWN
    kind = sql.parameter_kinds()[parameter]
    if kind in ("whole", "number"):
        return int(value) if kind == "whole" else float(value)
    if kind == "date":
        return pd.Timestamp(value).date()
    if isinstance(value, bool | np.bool_):
        return str(bool(value)).lower()
    return str(int(value)) if isinstance(value, float) else str(value)


def per_count(answer: str, columns: dict[str, str], counts: dict[str, dict[str, Any]], **how: Any) -> tuple[Drill, ...]:
    """For each count of a row: the same lines, but for what is fixed for that count."""
    return tuple(Drill(answer, count, columns, fixed, **how) for count, fixed in counts.items())
