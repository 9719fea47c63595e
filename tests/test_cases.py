"""The rules as their owner reads them: `cases/<answer>.md` holds rows in and rows out, run through the real marts and answers.

A heading is a rule. Under it: the day (`Dag:`), where two days are compared the earlier one (`Eerder:`), choices of the reader
(`Keuze: until = first_answer`), settings other than usual (`Instelling: minimum.for_share = 1`), tables named by the
canonical table, and what the answer gives (`Verwacht`): every row in order, some of
the columns. An empty cell is unknown.
"""

import datetime
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kompas import contract, sql
from kompas.settings import settings
from tests import warehouse_for_tests

CASES = Path(__file__).parent / "cases"
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


def read(path: Path) -> list[Case]:
    """The cases of one file, in order."""
    parts = re.split(r"^## (.+)$", path.read_text("utf-8"), flags=re.MULTILINE)
    return [_case(path.stem, rule, text) for rule, text in zip(parts[1::2], parts[2::2], strict=True)]


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
            case.choices[name.strip()] = sql.parameter(name.strip(), value.strip())
        elif line.startswith("Instelling: "):
            case.settings = _with(case.settings, tomllib.loads(line.removeprefix("Instelling: ")))
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


ALL = [case for path in sorted(CASES.glob("*.md")) for case in read(path)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.answer}: {case.rule}")
def test_rule(case):
    given = {name: [_typed(row) for row in rows] for name, rows in case.tables.items() if name != "Verwacht"}
    con = warehouse_for_tests.warehouse_of(given, case.on_date, case.before, (case.answer,), case.settings)
    columns, rows = sql.fetch(con, sql.query("answers", case.answer), case.choices)
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    expected = case.tables["Verwacht"]
    assert [_written(row, like) for row, like in _beside(found, expected)] == expected


def _typed(row: Row) -> dict[str, object]:
    return {name: datetime.date.fromisoformat(value) if value and name == "export_date" else value for name, value in row.items()}


def _beside(found: list[dict], expected: list[Row]) -> list[tuple[dict, Row]]:
    first = expected[0] if expected else {}
    return [(row, expected[number] if number < len(expected) else first) for number, row in enumerate(found)]


def _written(row: dict[str, object], like: Row) -> Row:
    """The row as the case writes it: its columns, numbers with as many decimals."""
    return {name: _cell(row[name], expected) for name, expected in like.items()}


def _cell(value: object, like: str | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return f"{value:.{len((like or '').partition('.')[2])}f}"
    return str(value)


def test_every_answer_has_a_case():
    assert {path.stem for path in CASES.glob("*.md")} == set(sql.names("answers"))


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.answer}: {case.rule}")
def test_a_case_is_complete(case):
    assert case.on_date, "a case names its day"
    assert "Verwacht" in case.tables, "a case says what is expected"
