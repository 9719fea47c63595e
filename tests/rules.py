"""The rules of `queries/answers/<answer>/cases.md`: read, asked of the real marts and answers, and their sentences written."""

import datetime
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from inspect import signature
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from kompas import contract, findings, sql, texts
from kompas.findings.cliff import Cut
from kompas.settings import settings
from kompas.warehouse import Warehouse
from tests import warehouse_for_tests

SENTENCE = re.compile(r"Zin \((\w+)\): ?(.*)")
# Choices that the answer takes and its page never gives: a rule about one of them has rows and no sentence.
NOT_ON_THE_PAGE = {
    "decided_or_withdrawn": {"beside", "max_days"},
    "share_change_within_and_mix": {"base_year", "year"},
    "waiting_curve": {"max_days"},
    "warnings_given": {"limit"},
}
Row = dict[str, str | None]


@dataclass
class Case:
    answer: str
    rule: str
    on_date: datetime.date | None = None
    before: datetime.date | None = None
    choices: dict[str, object] = field(default_factory=dict)
    settings: dict = field(default_factory=lambda: settings(contract.ROOT / "tests"))
    tables: dict[str, list[Row]] = field(default_factory=dict)
    columns: list[str] = field(default_factory=list)  # of what is expected
    sentences: dict[str, str] = field(default_factory=dict)  # by language

    @property
    def has_sentences(self) -> bool:
        """Whether a page says something under these choices."""
        return self.answer in findings.EVERY and not self.choices.keys() & NOT_ON_THE_PAGE.get(self.answer, set())


def every() -> list[Case]:
    """The rules of every answer, in order."""
    return [case for answer in sql.names("answers") for case in read(answer)]


def file_of(answer: str) -> Path:
    """Where the rules of this answer stand."""
    return sql.ANSWERS / answer / "cases.md"


def read(answer: str) -> list[Case]:
    """The rules of one answer, in order."""
    parts = re.split(r"^## (.+)$", file_of(answer).read_text("utf-8"), flags=re.MULTILINE)
    return [_case(answer, rule, text) for rule, text in zip(parts[1::2], parts[2::2], strict=True)]


def _case(answer: str, rule: str, text: str) -> Case:
    case = Case(answer, rule)
    table, header = "", []
    for line in text.splitlines():
        if line.startswith("Dag: "):
            case.on_date = datetime.date.fromisoformat(line.removeprefix("Dag: ").strip())
        elif line.startswith("Eerder: "):
            case.before = datetime.date.fromisoformat(line.removeprefix("Eerder: ").strip())
        elif line.startswith("Keuze: "):
            name, _, value = line.removeprefix("Keuze: ").partition("=")
            case.choices[name.strip()] = sql.PARSERS[sql.query("answers", case.answer).kinds[name.strip()]](value.strip())
        elif line.startswith("Instelling: "):
            case.settings = _with(case.settings, tomllib.loads(line.removeprefix("Instelling: ")))
        elif sentence := SENTENCE.fullmatch(line):
            case.sentences[sentence[1]] = sentence[2]
        elif line.startswith("|"):
            cells = [cell.strip() or None for cell in line.strip().strip("|").split("|")]
            if not header:
                header = cells
                case.tables.setdefault(table, [])
                case.columns = header
            elif not set(line) <= set("|-: "):
                case.tables[table].append(dict(zip(header, cells, strict=True)))
        elif line.strip():
            table, header = line.strip(), []
    return case


def _with(chosen: dict, own: dict) -> dict:
    return chosen | {key: _with(chosen.get(key, {}), value) if isinstance(value, dict) else value for key, value in own.items()}


def warehouse_of(case: Case) -> duckdb.DuckDBPyConnection:
    """A warehouse of the rows that the rule gives, with what its answer reads."""
    given = {name: [_typed(row) for row in rows] for name, rows in case.tables.items() if name != "Verwacht"}
    return warehouse_for_tests.warehouse_of(given, case.on_date, case.before, (case.answer,), case.settings)


def _typed(row: Row) -> dict[str, object]:
    return {name: datetime.date.fromisoformat(value) if value and name == "export_date" else value for name, value in row.items()}


@dataclass(frozen=True)
class CaseScope(findings.Scope):
    """The scope of a page over the warehouse of a rule, in memory. `since` is the earlier day of the rule."""

    con: duckdb.DuckDBPyConnection | None = field(default=None, compare=False)
    answered: dict[tuple, pd.DataFrame] = field(default_factory=dict, compare=False)  # of the same rule in another language too

    @property
    def before(self) -> Warehouse:
        return replace(self.warehouse, on_date=self.since)

    def rows(self, answer: str, **more: Any) -> pd.DataFrame:
        """The rows of an answer through the filters; what it reads is made when it is first asked for."""
        query = sql.query("answers", answer)
        parameters = self._parameters(query, more)
        if (answer, parameters) not in self.answered:
            warehouse_for_tests.add(self.con, self.warehouse.on_date, self.settings, (answer,))
            self.answered[answer, parameters] = sql.rows(self.con, query, dict(parameters))
        return self.answered[answer, parameters]

    def lines(self, query: sql.Query, **more: Any) -> pd.DataFrame:
        """The rows of a query of lines through the filters, likewise."""
        warehouse_for_tests.add_marts(self.con, self.warehouse.on_date, self.settings, warehouse_for_tests.marts_behind(query))
        given = {name: list(value) if isinstance(value, tuple) else value for name, value in self._parameters(query, more)}
        return sql.rows(self.con, query, given)


def sentences(case: Case, con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What the page says in each language under the choices of the rule, over its warehouse."""
    scope, arguments = scope_of(case, con)
    ask = findings.EVERY[case.answer]
    return {language: ask(replace(scope, language=language), **arguments).sentence for language in texts.LANGUAGES}


def scope_of(case: Case, con: duckdb.DuckDBPyConnection) -> tuple[CaseScope, dict[str, object]]:
    """The scope of a page over the warehouse of a rule, in no language yet, and the arguments of its finding."""
    served = Warehouse(Path(":memory:"), f"{case.answer}: {case.rule}", case.on_date, (), is_demo=False)
    filters, arguments = _given(case)
    return CaseScope(served, "", filters, case.settings, since=case.before, con=con), arguments


def _given(case: Case) -> tuple[findings.Filters, dict[str, object]]:
    """The choices of the rule as a page gives them: as filters, and as arguments of the finding. ValueError where one fits neither."""
    known = {entry.name for entry in fields(findings.Filters)}
    choices = {name: tuple(value) if isinstance(value, list) else value for name, value in case.choices.items()}
    filters = findings.Filters(**{name: value for name, value in choices.items() if name in known})
    rest = {name: value for name, value in choices.items() if name not in known}
    takes, arguments = signature(findings.EVERY[case.answer]).parameters, {}
    if "supposed" in takes:
        arguments["supposed"] = Cut(**{name: rest.pop(name) for name in Cut._fields if name in rest})
    if "departments" in takes and "beside" in rest:
        arguments["departments"] = rest.pop("beside")
    if strange := rest.keys() - takes.keys():
        raise ValueError(f"{case.answer}: {case.rule}: no page gives {sorted(strange)}")
    return filters, arguments | rest


def write_sentences(answer: str) -> None:
    """Write under each rule of this answer what the page says; nothing else in its file changes."""
    path = file_of(answer)
    before, *parts = re.split(r"^(?=## )", path.read_text("utf-8"), flags=re.MULTILINE)
    written = [_with_sentences(part, case) for part, case in zip(parts, read(answer), strict=True)]
    path.write_text("\n\n".join([before.rstrip(), *written]) + "\n", "utf-8")


def _with_sentences(text: str, case: Case) -> str:
    text = "\n".join(line for line in text.splitlines() if not SENTENCE.fullmatch(line)).rstrip()
    if not case.has_sentences:
        return text
    with warehouse_of(case) as con:
        return "\n".join([text, "", *(f"Zin ({language}): {sentence}".rstrip() for language, sentence in sentences(case, con).items())])
