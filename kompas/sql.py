"""The queries: one select per file, read with its header, run with named parameters."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import duckdb
from cachetools import cached

from kompas.choices import KINDS
from kompas.contract import ROOT, identifier

if TYPE_CHECKING:
    import pandas as pd

QUERIES = ROOT / "queries"
ANSWERS = QUERIES / "answers"


# How a parameter of each kind is read from a link or the command line. The header of an answer states the kind, `$name (kind): meaning`,
# and which of the reader's choices it obeys, `$chosen (themes, …): meaning`.
PARSERS = {
    "text": str,
    "list": lambda written: [part.strip() for part in written.split(",")],
    "whole": int,
    "number": float,
    "date": date.fromisoformat,
}


@dataclass(frozen=True)
class Query:
    """One file of `queries/`: its select and what its header says of it."""

    name: str
    text: str
    question: str
    grain: str
    stated: dict[str, str]  # parameter of its text → what it does
    kinds: dict[str, str]  # name → its kind, a key of PARSERS; of answers and lines only
    why: tuple[str, ...]  # the remaining lines of the header
    choices: tuple[str, ...] = ()  # the reader's choices that it obeys; in its text they are fields of `$chosen`

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what can be given to it: its own parameters, and each of the choices that it obeys."""
        return (*(name for name in self.stated if name != "chosen"), *self.choices)

    @property
    def compares(self) -> bool:
        """Whether it reads the tables of an earlier day, `before.<mart>`."""
        return re.search(r"\b(?:from|join)\s+before\.", self.text) is not None


@cache
def names(kind: str) -> tuple[str, ...]:
    """The names of the queries of one kind ('answers', 'lines', 'marts', 'checks'), in alphabetical order."""
    if kind == "answers":
        return tuple(sorted(path.parent.name for path in ANSWERS.glob("*/answer.sql")))
    return tuple(sorted(path.stem for path in (QUERIES / kind).glob("*.sql")))


def file_of(kind: str, name: str) -> Path:
    """Where the query `name` of this kind stands: an answer in a folder of its own, with the cases by which it is tested beside it."""
    return ANSWERS / name / "answer.sql" if kind == "answers" else QUERIES / kind / f"{name}.sql"


@cache
def query(kind: str, name: str) -> Query:
    """The query `name` of this kind. Raises KeyError where there is none."""
    if name not in names(kind):
        raise KeyError(f"queries/{kind} has no {name}")
    text = file_of(kind, name).read_text("utf-8")
    header = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        header.append(line.removeprefix("--").strip())
    question, grain, *rest = header
    written = [re.fullmatch(r"\$(\w+)(?: \((.+?)\))?:\s*(.*)", line).groups() for line in rest if line.startswith("$")]
    stated = {parameter: meaning for parameter, _, meaning in written}
    kinds = {parameter: kind for parameter, kind, _ in written if kind}
    choices = tuple(kinds.pop("chosen").split(", ")) if "chosen" in stated else ()
    kinds |= {choice: KINDS[choice] for choice in choices}
    why = tuple(line for line in rest if not line.startswith("$"))
    return Query(name, text, question, grain, stated, kinds, why, choices)


@cache
def marts_in_order() -> tuple[Query, ...]:
    """Every mart, each after the marts that it reads from."""
    return _in_order({name: marts_read_by(query("marts", name)) for name in names("marts")}, "marts")


def _in_order(needs: dict[str, set[str]], kind: str) -> tuple[Query, ...]:
    """The queries of this kind, each after those that it needs."""
    waiting = {name: needed - {name} for name, needed in needs.items()}
    ordered: list[Query] = []
    while waiting:
        ready = sorted(name for name, needed in waiting.items() if not needed & waiting.keys())
        if not ready:
            raise ValueError(f"{kind} need each other in a circle: {sorted(waiting)}")
        ordered += [query(kind, name) for name in ready]
        for name in ready:
            del waiting[name]
    return tuple(ordered)


def marts_read_by(query: Query) -> frozenset[str]:
    """The marts that a query reads from, those of an earlier day too."""
    return _marts_in(query.text)


@cache
def _marts_in(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\b(?:from|join)\s+(?:before\.)?(\w+)\b(?!\.)", text)) & set(names("marts"))


@cache
def with_marts_behind(mart: str) -> frozenset[str]:
    """This mart and every mart that it reads, directly or through others."""
    return frozenset({mart}).union(*map(with_marts_behind, marts_read_by(query("marts", mart)) - {mart}))


def lines(name: str, where: dict[str, object]) -> tuple[Query, dict[str, object]]:
    """The query of these lines under these conditions, in their order and at most `$limit`, and the values of its parameters.

    A condition names a parameter of the query; or a column of its `lines`, or `mart.column` of the initiative, which is true, is a value,
    or is one of a list of texts ('unknown' means no value); behind its name there may be `<=`, `>=` or `<>`.
    """
    every = query("lines", name)
    given = {name: value for name, value in where.items() if name in every.stated}
    compared = [(name, value) for name, value in where.items() if name not in every.stated]
    values = {f"value_{number}": value for number, (_, value) in enumerate(compared, 1) if value is not True}
    conditions = [_condition(name, f"value_{number}", value) for number, (name, value) in enumerate(compared, 1)]
    head, shown = every.text.rsplit("\nselect\n", 1)
    order = ", ".join(re.findall(r"\.(\w+)", shown.rpartition("order by")[2]))
    found = ["    found as (", "        select *", "        from lines", "        where", "            true"]
    found += [f"            and {condition}" for condition in conditions]
    found += [f"        order by {order}", "        limit $limit", "    )", "select", shown.replace("from lines", "from found as lines", 1)]
    text = "\n".join([f"{head},", *found])
    return replace(every, text=text, stated=every.stated | dict.fromkeys(("limit", *values), "")), given | values


def columns_of_lines(con: duckdb.DuckDBPyConnection, query: Query) -> tuple[str, ...]:
    """The columns by which these lines can be narrowed."""
    head, _ = query.text.rsplit("\nselect\n", 1)
    with con.cursor() as cursor:
        return tuple(column[0] for column in cursor.execute(f"{head}\nselect * from lines limit 0", arguments(query, {})).description)


def _condition(name: str, parameter: str, value: object) -> str:
    """The SQL of a condition of `lines`, on the value of this parameter."""
    place, _, operator = name.partition(" ")
    mart, _, column = place.rpartition(".")
    column = identifier(column)
    if value is True:
        condition = column
    elif not operator and isinstance(value, str | tuple | list):
        condition = f"is_among({f'[${parameter}]' if isinstance(value, str) else f'${parameter}'}, cast({column} as varchar))"
    else:
        condition = f"{column} {operator or '='} ${parameter}"
    return f"initiative_key in (select initiative_key from {mart} where {condition})" if mart else condition


def execute(con: duckdb.DuckDBPyConnection, text: str, parameters: dict[str, object] | None = None) -> None:
    """Run one statement that every build runs: it is parsed once in a process, as parsing takes a fifth of its time on small exports."""
    con.execute(_parsed(con, text), parameters)


@cached({}, key=lambda con, text: text, lock=Lock())
def _parsed(con: duckdb.DuckDBPyConnection, text: str) -> duckdb.Statement:
    [statement] = con.extract_statements(text)
    return statement


def create_macros(con: duckdb.DuckDBPyConnection, *, of_values: bool = False) -> None:
    """Create every macro of `queries/macros` in the connected database; they stay in its file, and each of them is read when it is opened.

    With `of_values` only those that read what a cell holds, `as_…`, and what these call.
    """
    con.begin()  # one by one they would be flushed to the disk one by one
    for name, body in _macros_in_order():
        if not of_values or name in _macros_of_values():
            execute(con, f"create macro {identifier(name)}{body}")
    con.commit()


@cache
def _macros_of_values() -> frozenset[str]:
    found: set[str] = set()
    waiting = {name for name in names("macros") if name.startswith("as_")}
    while waiting:
        found |= waiting
        waiting = set().union(*(_calls(query("macros", name).text) for name in waiting)) - found
    return frozenset(found)


@cache
def _macros_in_order() -> tuple[tuple[str, str], ...]:
    """The name and the body of every macro, each after those that it calls."""
    bodies = {name: query("macros", name).text[len(_header("macros", name)) :] for name in names("macros")}
    calls = {name: _calls(body) for name, body in bodies.items()}
    return tuple((macro.name, bodies[macro.name]) for macro in _in_order(calls, "macros"))


def _calls(body: str) -> set[str]:
    """The macros that this text calls."""
    return set(re.findall(r"\b(\w+)\(", body)) & set(names("macros"))


def _header(kind: str, name: str) -> str:
    text = query(kind, name).text
    return text[: re.search(r"^(?!--)", text, re.MULTILINE).start()]


def rows(con: duckdb.DuckDBPyConnection, query: Query, parameters: dict[str, object]) -> "pd.DataFrame":
    """The rows of the query as a frame. Parameters that it does not declare are left out; what is not given is null.

    Uses a cursor of its own, so threads can share the connection.
    """
    with con.cursor() as cursor:
        return cursor.execute(query.text, arguments(query, parameters)).df()


def fetch(con: duckdb.DuckDBPyConnection, query: Query, parameters: dict[str, object]) -> tuple[list[str], list[tuple]]:
    """The names of the columns and the rows of the query as plain values, otherwise as `rows`."""
    with con.cursor() as cursor:
        found = cursor.execute(query.text, arguments(query, parameters))
        return [column[0] for column in found.description], found.fetchall()


def arguments(query: Query, parameters: dict[str, object]) -> dict[str, object]:
    """The values of the parameters that its text has; null where none is given, and for the choices that it does not obey."""
    values = {name: parameters.get(name) for name in query.stated if name != "chosen"}
    if query.choices:
        values["chosen"] = {choice: parameters.get(choice) if choice in query.choices else None for choice in KINDS}
    return values
