"""The lines behind a count: under which conditions, in words, and the table of them."""

import pandas as pd

from kompas import texts
from kompas.findings import Finding, Scope
from kompas.findings.cell_words import cell_text
from kompas.findings.drill import Conditions, Drill
from kompas.findings.null_words import null_words
from kompas.ui.table import table

# The column whose heading names a condition, where that has another name than the parameter.
COLUMNS = {
    "started": "year",
    "ended": "year",
    "gone": "year",
    "money_year": "year",
    "nameless_kind": "funder_kind",
    "by": "grouped_by",
    "followed": "days",
    "waited": "days",
    "waited_weeks": "week",
    "ended_on": "days",
    "ended_by": "days",
    "here": "year",
    "held": "year",
    "short_by": "bridging_band",
    "others": "who",
    "cut": "share_cut",
    "replacement": "share_replaced",
}


def condition_words(scope: Scope, answer_name: str, drill: Drill, conditions: Conditions) -> list[str]:
    """Which count it is and what holds for it, in the words of the tables: 'Te laat · Afdeling: Zorg'."""
    words = [scope.say(f"columns.{drill.count}")] if drill.count != "n" else []
    for name, value in conditions:
        if texts.has(scope.language, f"codes.{name}.{value}") and not texts.has(scope.language, f"columns.{name}"):
            words.append(scope.say(f"codes.{name}.{value}"))
        else:
            words.append(_condition(scope, COLUMNS.get(name, name), drill.kind(name), value))
    flags = [name for name, value in drill.fixed.items() if value is True and texts.has(scope.language, f"codes.{name}.yes")]
    words += [scope.say(f"codes.{name}.yes") for name in flags]
    left_out = [column for column, name in drill.columns.items() if name not in dict(conditions)]
    together = {column: null_words(answer_name, column) for column in left_out}
    return [*words, *(f"{scope.say(f'columns.{column}')}: {scope.say(key)}" for column, key in together.items() if key)]


def _condition(scope: Scope, column: str, kind: str, value: object) -> str:
    if column == "matter":
        return scope.say(f"columns.matters.{value}")
    words = cell_text(scope, column, int(value) if kind == "whole" else value)
    return f"{scope.say(f'columns.{column}')}: {words}"


def table_of_lines(scope: Scope, found: Finding, is_plain: bool = False) -> None:
    """The lines as a table, file and line in one column: a column fewer, so that the table fits the page."""
    table(scope, _in_one(scope, found.rows), found.alt, found.name, key="lines", is_plain=is_plain)


def _in_one(scope: Scope, rows: pd.DataFrame) -> pd.DataFrame:
    if rows.empty:
        return rows
    word = scope.say("columns.line").lower()
    places = [f"{file}, {word} {cell_text(scope, 'line', line)}" for file, line in zip(rows["file"], rows["line"], strict=True)]
    return rows.assign(file=places).drop(columns="line")
