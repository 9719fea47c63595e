"""What is wrong, in one sentence that a clerk can act on."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from kompas import contract, texts
from kompas.errors import ExportError

Row = TypeVar("Row", bound=Mapping[str, object])
SHOWN = 80  # characters of a value
OF_SHEETS = ("fills_nothing", "needs_other_sheets", "sheet_fills_nothing")  # reasons whose value is a sheet of a format, <format>.<sheet>
BLANKS = ("file", "line", "column", "value", "expected", "n", "of", "first", "last")


def sentence(language: str, problem: Mapping[str, object] | ExportError) -> str:
    """The sentence for a row of `rejected_lines` or `warnings`, or for an ExportError.

    It names file, line, column, value and what was expected, as far as the reason knows them.
    """
    if isinstance(problem, ExportError):
        reason, blanks = problem.reason, dict(problem.blanks)
    else:
        reason, blanks = str(problem["reason"]), dict(problem)
        blanks["column"] = blanks.get("column_name")
    if isinstance(blanks.get("first"), Mapping):  # a row of `rejected_lines`, with a sentence of its own inside this one
        return texts.say(language, f"errors.{reason}", **blanks | {"first": sentence(language, blanks["first"])})
    filled = {name: _one_line(blanks.get(name)) for name in BLANKS}
    filled |= {name: blanks[name] for name in ("n", "of") if isinstance(blanks.get(name), int | float)}
    if reason in OF_SHEETS:
        filled["value"] = sheet_name(language, *filled["value"].partition(".")[::2])
    filled["expected"] = _expected(language, filled["expected"] or reason)
    return texts.say(language, f"errors.{reason}", **filled)


def format_name(language: str, name: str) -> str:
    """What a format is called; one of the municipality's own goes by its file."""
    return texts.say(language, f"formats.name.{name}") if texts.has(language, f"formats.name.{name}") else name


def sheet_name(language: str, name: str, sheet: str) -> str:
    """What a sheet of a format is; of one that fills nothing also why."""
    key = f"formats.sheet.{name}.{sheet}"
    return texts.say(language, key) if texts.has(language, key) else sheet or format_name(language, name)


def by_reason(found: Iterable[Row]) -> list[list[Row]]:
    """The rows that were found in groups of one reason each, the largest group first; inside it as they were."""
    groups: dict[object, list[Row]] = {}
    for row in found:
        groups.setdefault(row["reason"], []).append(row)
    return sorted(groups.values(), key=len, reverse=True)


def _expected(language: str, expected: str) -> str:
    """What was expected, in words: a kind of value, the words of a choice (written as table.column), or as it stands."""
    table, _, column = expected.partition(".")
    if table in contract.tables() and column in contract.tables()[table].columns:
        return ", ".join(words[language] for words in contract.tables()[table].columns[column].choices.values())
    key = f"errors.expected.{expected}"
    return texts.say(language, key) if texts.has(language, key) else expected


def _one_line(value: object) -> str:
    """The value on one line, not too long; nothing of it can be mistaken for our own words' layout."""
    shown = "" if value is None else str(value)
    shown = "".join(sign if sign.isprintable() else "␣" if sign.isspace() else "�" for sign in shown)
    if isinstance(value, Path):  # of which the end says most
        return shown if len(shown) <= 2 * SHOWN else "…" + shown[-2 * SHOWN :]
    return shown if len(shown) <= SHOWN else shown[:SHOWN] + "…"
