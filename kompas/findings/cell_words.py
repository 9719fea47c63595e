"""The cell of a table in words, as the language writes numbers and dates."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from kompas import texts
from kompas.figures.names import CHOICES, LEFT_REGISTER, UNKNOWN, USUAL, Sign, display_name, is_known, quarter_name
from kompas.figures.relations import contact_band
from kompas.findings.null_words import null_words
from kompas.findings.scope import Scope

AS_IS = ("year", "year_before", "account_year", "newest_year", "line")  # whole numbers that are no amounts
SHARES = ("_share_", "_of_asked_", "_of_granted_")  # in the name of a column of which every number is a part of one
QUARTER = "quarter"  # the column of codes such as 2026-Q4
NUMBER = int | float | np.number
TENTHS = ("average", "difference", "kinds_that_count", "likeness", "overdispersion")  # columns of which every number has one decimal


def is_amount(column: str) -> bool:
    """Whether the column holds euros; share_per_euro, which is a share, does not."""
    return "_eur_" in f"_{column}_"


def is_share(column: str) -> bool:
    """Whether the numbers of this column are parts of one, shown as percentages."""
    return column.startswith(("share", "chance")) or any(part in f"_{column}_" for part in SHARES)


def holds_only(values: pd.Series, kind: Any) -> bool:
    """Whether everything that is known in a column is of this kind, and something is known."""
    known = numbers_in(values[values.notna()])
    return len(known) > 0 and all(isinstance(value, kind) and not isinstance(value, bool | np.bool_) for value in known)


def numbers_in(values: pd.Series) -> pd.Series:
    """The column without its signs, as numbers where all that is left are."""
    if values.dtype != object:
        return values
    return values[[not isinstance(value, Sign) for value in values]].infer_objects()


def headings(scope: Scope, rows: pd.DataFrame) -> list[str]:
    """The headings of the columns, with the unit of what is in euros."""
    return [scope.say(f"columns.{column}") + (" (€)" if is_amount(column) else "") for column in rows.columns]


def cell_of(scope: Scope, answer: str, column: str, value: Any) -> str:
    """A value of this answer as its table shows it; what is not known by the word that says so there."""
    if isinstance(value, Sign):
        return scope.say(f"editions.sign.{value}")
    if not is_known(value) and (words := null_words(answer, column)):
        return scope.say(words)
    return scope.say(f"columns.matters.{value}") if column == "matter" else cell_text(scope, column, value)


def cell_under_heading(scope: Scope, answer: str, column: str, value: Any) -> str:
    """The same below a heading of `headings`, which has the unit of an amount."""
    is_number = is_amount(column) and is_known(value) and not isinstance(value, str)
    return texts.number(round(value), scope.language) if is_number else cell_of(scope, answer, column, value)


def cell_text(scope: Scope, column: str, value: Any) -> str:
    """A value as the table shows it; what is not known by that word."""
    language = scope.language
    if isinstance(value, str) and texts.has(language, f"codes.{column}.{value}"):
        return scope.say(f"codes.{column}.{value}")
    if column == QUARTER and is_known(value) and value not in (UNKNOWN, LEFT_REGISTER):
        return quarter_name(value, language)
    if column == "since_contact" and is_known(value) and value != UNKNOWN:
        return contact_band(value, language)
    if not is_known(value) or isinstance(value, str):
        kind = column if column in CHOICES or column in USUAL else "text"
        return scope.say(f"figures.age.{value}") if column == "age_band" and value == "unknown" else display_name(value, kind, language)
    if isinstance(value, bool | np.bool_):
        return scope.say(f"columns.yes_no.{'yes' if value else 'no'}")
    if isinstance(value, date | pd.Timestamp):
        return texts.date(value, language)
    if is_amount(column):
        return texts.euro(value, language)
    if is_share(column):
        return texts.percent(value, language)
    if column.startswith(TENTHS):
        return texts.tenth(value, language)
    return str(int(value)) if column in AS_IS else texts.number(value, language)
