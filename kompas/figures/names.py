"""What codes and missing values are called on screen."""

from collections import namedtuple
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pandas as pd

from kompas import contract, texts

UNKNOWN = contract.UNKNOWN
LEFT_REGISTER = "left_register"  # the newest export of the register no longer shows it


class Sign(str):
    """What stands in a table in the place of a value and is none: compared by `is`."""


HIDDEN, ALL = Sign("hidden"), Sign("all")  # a number that an edition does not tell; all rows together
CHOICES = {
    "status": ("status_changes", "status"),
    "next_status": ("status_changes", "status"),
    "status_before": ("status_changes", "status"),
    "funder_kind": ("funding_lines", "funder_kind"),
    "initiator_kind": ("initiatives", "initiator_kind"),
}

# Words that towns choose themselves, and registers, which go by their format: those of ours have a name in both languages, the others stay
# as they are.
USUAL = {"kind": "codes.kind", "subject": "codes.kind", "channel": "codes.channel"}
USUAL |= dict.fromkeys(("register", "other_register"), "formats.name")


def is_known(value: Any) -> bool:
    """Whether a value of an answer is there: SQL's null reaches us as None, NaN, NaT or pandas' NA."""
    return value is not None and not pd.isna(value)


def each(rows: pd.DataFrame) -> list[Any]:
    """The rows, each with its label and its columns by name: what `itertuples` gives, in a fifth of its time."""
    row = _row(("Index", *rows.columns))
    return [row(*values) for values in zip(rows.index.tolist(), *(column.tolist() for _, column in rows.items()), strict=True)]


@lru_cache(maxsize=256)
def _row(columns: tuple[str, ...]) -> type:
    return namedtuple("Row", columns)


def or_none(value: Any) -> Any:
    """The value, or None where it is not known."""
    return value if is_known(value) else None


def codes(kind: str) -> tuple[str, ...]:
    """The codes that a value of this kind may be, 'unknown' among them; the other values are texts of the exports."""
    if kind not in CHOICES:
        return (UNKNOWN,)
    table, column = CHOICES[kind]
    left = (LEFT_REGISTER,) if kind == "status" else ()
    return (*contract.tables()[table].columns[column].choices, *left, UNKNOWN)


def display_name(value: Any, kind: str, language: str) -> str:
    """What a value is called: the word for a code, the text itself for anything else, 'onbekend' for what is not known."""
    if not is_known(value) or value == UNKNOWN:
        return texts.say(language, "figures.unknown")
    if value == LEFT_REGISTER:
        return texts.say(language, "figures.left_register")
    if kind in CHOICES:
        table, column = CHOICES[kind]
        return contract.tables()[table].columns[column].choices[value][language]
    usual = f"{USUAL[kind]}.{value}" if kind in USUAL else ""
    return texts.say(language, usual) if usual and texts.has(language, usual) else str(value)


def quarter_name(quarter: str, language: str) -> str:
    """What the quarter with a code such as 2026-Q4 is called."""
    return texts.say(language, "figures.quarter_in_words", number=int(quarter[-1]), year=quarter[:4])


def capital(text: str) -> str:
    """The text with a capital at the front, the rest as it was."""
    return text[:1].upper() + text[1:]


def distinct(values: Iterable[Any]) -> list[Any]:
    """The values in the order in which they come, each once, the unknown one last as None."""
    seen = dict.fromkeys(value if is_known(value) and value != UNKNOWN else None for value in values)
    return [value for value in seen if value is not None] + ([None] if None in seen else [])


def in_order(departments: Iterable[str | None]) -> list[str | None]:
    """All together (None) first, then the departments in alphabetical order, the unknown one last. No ranking."""
    return sorted(set(departments), key=lambda name: (name is not None, name == UNKNOWN, str(name).casefold()))


def without_repetition(departments: list[str | None], is_filtered: bool) -> list[str | None]:
    """The same; where one department was chosen, that one only and not the same again as all that were chosen together."""
    return departments[1:] if is_filtered and len(departments) == 2 and departments[0] is None else departments


def department_name(department: str | None, language: str, is_filtered: bool) -> str:
    """What a department is called, or all (or all that were chosen) together."""
    together = texts.say(language, "figures.chosen_departments" if is_filtered else "figures.all_departments")
    return capital(together if department is None else display_name(department, "department", language))
