"""What is wrong, in one sentence that a clerk can act on."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from kompas import contract, texts
from kompas.errors import ExportError

Row = TypeVar("Row", bound=Mapping[str, object])
BY_COMMAND, ON_PAGE = "by_command", "on_page"  # where it is said, and under which words it is what there is to do
SHOWN = 80  # characters of a value
OF_FORMATS = {"several_formats": "value", "only_resembles": "value", "several_exports": "value", "missing_column": "expected"}
OF_SHEETS = ("fills_nothing", "needs_other_sheets", "sheet_fills_nothing")  # reasons whose value is a sheet of a format, <format>.<sheet>
BLANKS = ("file", "line", "column", "value", "expected", "n", "of", "first", "last")


def sentence(language: str, problem: Mapping[str, object] | ExportError, where: str = BY_COMMAND) -> str:
    """The sentence for a row of `rejected_lines` or `warnings`, or for an ExportError, with what the reader can do about it there.

    It names file, line, column, value and what was expected, as far as the reason knows them.
    """
    if isinstance(problem, ExportError):
        reason, blanks = problem.reason, dict(problem.blanks)
    else:
        reason, blanks = str(problem["reason"]), dict(problem)
        blanks["column"] = blanks.get("column_name")
    if isinstance(blanks.get("first"), Mapping):  # a row of `rejected_lines`, with a sentence of its own inside this one
        return _with_way_out(language, reason, blanks | {"first": sentence(language, blanks["first"], where)}, where)
    filled = {name: _one_line(blanks.get(name)) for name in BLANKS}
    filled |= {name: blanks[name] for name in ("n", "of") if isinstance(blanks.get(name), int | float)}
    if reason in OF_SHEETS:
        filled["value"] = sheet_name(language, *filled["value"].partition(".")[::2])
    if reason == "several_tables":
        filled["value"] = ", ".join(_named(sheet_title(language, each), each, where) for each in str(blanks["value"]).split(", "))
    if reason in OF_FORMATS:
        of = OF_FORMATS[reason]
        filled[of] = ", ".join(_named(format_name(language, each), each, where) for each in str(blanks[of]).split(", "))
    filled["expected"] = _expected(language, filled["expected"] or reason)
    return _with_way_out(language, reason, filled, where)


def _with_way_out(language: str, reason: str, blanks: Mapping[str, object], where: str) -> str:
    """What is wrong, and behind it, for some reasons, what there is to do: an option of the command, or a place on the page."""
    words, key = texts.say(language, f"errors.{reason}", **blanks), f"errors.{where}.{reason}"
    return f"{words} {texts.say(language, key, **blanks)}" if texts.has(language, key) else words


def _named(title: str, name: str, where: str) -> str:
    """What people call it; by command also the name that an option takes."""
    return title if where == ON_PAGE or title == name else f"{title} ({name})"


def sheet_title(language: str, name: str) -> str:
    """What people call this <format>.<sheet>, without why it fills nothing."""
    return sheet_name(language, *name.partition(".")[::2]).partition(":")[0]


def format_name(language: str, name: str) -> str:
    """What a format is called; one of the municipality's own goes by its file."""
    return texts.say(language, f"formats.name.{name}") if texts.has(language, f"formats.name.{name}") else name


def sheet_name(language: str, name: str, sheet: str) -> str:
    """What a sheet of a format is; of one that fills nothing also why."""
    key = f"formats.sheet.{name}.{sheet}"
    if texts.has(language, key):
        return texts.say(language, key)
    return contract.tables()[sheet].title[language] if sheet in contract.tables() else sheet or format_name(language, name)


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
