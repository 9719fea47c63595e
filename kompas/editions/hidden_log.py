"""The log of the council edition: which numbers it does not tell, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

import pandas as pd

from kompas import texts
from kompas.editions.council import council_finding
from kompas.editions.counting import edition, place
from kompas.editions.declared import Column, tables
from kompas.editions.offered import is_offered
from kompas.figures.names import HIDDEN
from kompas.findings import Finding, Scope, csv_bytes
from kompas.findings.cell_words import cell_of


@dataclass(frozen=True)
class LogLine:
    """A number, or a whole question, that the edition does not tell; in the reader's language."""

    question: str
    what: str
    why: str


def hidden_log(scope: Scope, findings: Sequence[str], *, is_exact: bool = False) -> tuple[LogLine, ...]:
    """What the edition of these findings does not tell, in their order; never the numbers themselves.

    The reasons of the cells are those of the rule. Which number is small and which stands beside one is told only where `is_exact`, for who
    works with the figures: whoever knows that a number is a small one knows nearly how large it is.
    """
    return tuple(line for name in findings for line in _lines(scope, name, is_exact))


def by_question(log: Sequence[LogLine]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """The log to read: each question once, with each of its reasons once and what is hidden for that reason."""
    found: dict[str, dict[str, list[str]]] = {}
    for line in log:
        found.setdefault(line.question, {}).setdefault(line.why, []).append(line.what)
    return [(question, list(reasons.items())) for question, reasons in found.items()]


def hidden_answer(scope: Scope, finding: Finding) -> tuple[str, ...]:
    """What is hidden of an answer of which nothing can be drawn, and why, a sentence per reason; nothing where something of it can."""
    log = by_question(hidden_log(scope, [finding.name])) if finding.chart is None else []
    return tuple(scope.say("editions.hidden_answer", what="; ".join(what), why=why) for _, reasons in log for why, what in reasons)


def log_csv(scope: Scope, findings: Sequence[str]) -> bytes:
    """The log with its exact reasons as CSV, for internal use."""
    lines = pd.DataFrame([astuple(line) for line in hidden_log(scope, findings, is_exact=True)], columns=["question", "what", "why"])
    return csv_bytes(lines, scope.language)


def _lines(scope: Scope, name: str, is_exact: bool) -> Iterable[LogLine]:
    question = scope.say(f"findings.{name}.question")
    if not is_offered(scope, name):
        own = name if texts.has(scope.language, f"editions.why.{name}") else "not_declared"
        why = "only_whole" if name in tables() else own
        yield LogLine(question, scope.say("editions.log.everything"), scope.say(f"editions.why.{why}"))
        return
    table, rows = tables()[name], council_finding(scope, name).rows
    for row in rows.to_dict("records"):
        key = tuple(row[each] for each in table.keys)
        names = [cell_of(scope, name, each, value) for each, value in zip(table.keys, key, strict=True)]
        for column in table.columns:
            if row[column.name] is HIDDEN:
                what = " · ".join([*names, scope.say(f"columns.{column.name}")])
                yield LogLine(question, what, scope.say(f"editions.why.{_why(scope, name, key, column, is_exact)}"))


def _why(scope: Scope, name: str, key: tuple, column: Column, is_exact: bool) -> str:
    if column.share_of:
        return "share"
    if not is_exact:
        return "money" if column.money else "count"
    theme = scope.filters.themes[0] if scope.filters.themes else None
    return edition(scope).hidden[place(column, tables()[name], key, theme)]
