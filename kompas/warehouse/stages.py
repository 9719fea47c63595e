"""The two stages of a build, each writing a database beside what is there: the exports as read, and the marts on a day."""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb

from kompas import archive, contract, sql, tables
from kompas.errors import ExportError
from kompas.formats import formats, own_files
from kompas.manifest import Entry
from kompas.settings import mart_parameters, settings
from kompas.warehouse import databases, municipalities, similar

FORMATS = "data/formats"
Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


@dataclass(frozen=True)
class EarlierReading:
    """A database of exports that were read before, by the same code."""

    path: Path
    entries: tuple[Entry, ...]


def read_exports(
    folder: Path,
    entries: tuple[Entry, ...],
    to: Path,
    progress: Progress,
    *,
    earlier: EarlierReading | None = None,
    outside: Mapping[Entry, Path] | None = None,
    seen: tables.Seen | None = None,
) -> dict[Entry, ExportError]:
    """Write the typed tables and the ledger of these exports; those that cannot be read are not in it, but in what comes back.

    What was read before is copied, not read again. Those `outside` the archive are read where they are, and of these
    `seen` is told how their sheets are read.
    """
    outside = outside or {}
    unread: dict[Entry, ExportError] = {}
    if earlier:
        shutil.copyfile(earlier.path, to)
    with databases.writer(to) as con:
        if not earlier:
            contract.create_tables(con)
            tables.create_ledger(con)
            sql.create_macros(con, of_values=True)
        for number, entry in enumerate(entries):
            if not earlier or entry not in earlier.entries:
                progress(entry.name, number, len(entries))
                try:
                    path = outside.get(entry) or archive.path_of(folder, entry)
                    _read_export(con, folder, path, entry, to.parent, seen if entry in outside else None)
                except ExportError as problem:
                    unread[entry] = problem
        tables.unite_names(con)
    return unread


def _read_export(con: duckdb.DuckDBPyConnection, folder: Path, path: Path, entry: Entry, workspace: Path, seen: tables.Seen | None) -> None:
    """Read one export into `con`; `workspace` is private and holds what is written on the way."""
    tables.read_file(
        con,
        path,
        entry.name,
        entry.key,
        salt=archive.salt(folder),
        imported_on=date.fromisoformat(entry.imported_on),
        municipality=entry.municipality,
        format_name=entry.format_name,
        export_date=date.fromisoformat(entry.export_date) if entry.export_date else None,
        decimal_mark=entry.decimal_mark,
        date_order=entry.date_order,
        layouts=dict(entry.layouts),
        columns=dict(entry.columns),
        are_hidden_read=entry.are_hidden_read,
        part=entry.part,
        workspace=workspace,
        seen=seen,
    )


def build_marts(folder: Path, exported: Path, to: Path, day: date, municipality: str | None, progress: Progress) -> None:
    """Write the marts of the exports of this municipality (null: of all) on this day, and what the checks found."""
    chosen = settings(folder)
    parameters = mart_parameters(chosen) | {"on_date": day}
    marts = sql.marts_in_order()
    with databases.writer(to) as con:
        con.execute("set disabled_optimizers = 'build_side_probe_side'")  # every join is written with its smaller side last
        sql.create_macros(con)
        create_policy_tables(con, chosen)
        similar.create_decision_tables(con, similar.every_decision(folder))
        with municipalities.attached(con, exported, municipality):
            for number, mart in enumerate(marts):
                progress(mart.name, number, len(marts))
                create_mart(con, mart, parameters)
            similar.create_similar_names(con, **chosen["organisations"])
            similar.create_similar_mentions(con, **chosen["initiatives"])
            create_check_results(con, parameters)


def create_mart(con: duckdb.DuckDBPyConnection, mart: sql.Query, parameters: dict[str, object]) -> None:
    """Create the mart as a table of its name. Raises KeyError where a parameter of the mart has no value."""
    given = {name: parameters[name] for name in mart.parameters}
    sql.execute(con, f"create table {contract.identifier(mart.name)} as {mart.text}", given)


def create_policy_tables(con: duckdb.DuckDBPyConnection, chosen: dict) -> None:
    """Create the settings that are lists: `risk_thresholds`, one row per driver with the values from which it gives one, two and
    three points, and `own_norms`, one row per kind of request (in lower case) that has norms of its own; and `holidays`, one row per
    generally recognised holiday (Algemene termijnenwet 3 lid 1 and 2); `assumptions`, one row per register and
    assumption; and `other_money_registers`, one row per register of money of others than the municipality."""
    thresholds = [(driver, *entry["thresholds"]) for driver, entry in chosen["risk"].items()]
    _create(con, "risk_thresholds", "driver varchar, points_1 double, points_2 double, points_3 double", thresholds)
    names = ("first_answer_days", "decision_days", "is_postponable")
    norms = [(kind.lower(), *map(entry.get, names)) for kind, entry in chosen["norms"]["kinds"].items()]
    _create(con, "own_norms", "kind varchar, first_answer_days integer, decision_days integer, is_postponable boolean", norms)
    off = set(chosen["assumptions"]["off"])
    assumed = [(each.register, assumption) for each in formats().values() for assumption in sorted(set(each.assumes) - off)]
    _create(con, "assumptions", "register varchar, assumption varchar", assumed)
    _create(con, "other_money_registers", "register varchar", [(each.register,) for each in formats().values() if each.is_other_money])
    con.execute("create table holidays as select unnest(?)::date as day", [holidays()])


def _create(con: duckdb.DuckDBPyConnection, table: str, columns: str, rows: list[tuple]) -> None:
    """Create a table of these rows, written at once: one by one they take as long as some marts."""
    con.execute(f"create table {table} ({columns})")
    if rows:
        blanks = f"({', '.join('?' * len(rows[0]))})"
        con.execute(f"insert into {table} values {', '.join([blanks] * len(rows))}", [value for row in rows for value in row])


@lru_cache(maxsize=1)
def holidays() -> list[date]:
    """The generally recognised holidays of 1970 to 2099: of the Dutch calendar, with Good Friday and the fifth of May of every year."""
    from holidays.countries import NL  # brings the calendars of every country along, which only a build has to wait for

    return sorted(NL(years=range(1970, 2100), categories=("public", "optional")))


def create_check_results(con: duckdb.DuckDBPyConnection, parameters: dict[str, object]) -> None:
    """Create `check_results`: one row per offending line of every check, with the check's name."""
    con.execute(
        "create table check_results (check_name varchar, file varchar, line bigint, column_name varchar, value varchar,"
        " reason varchar, severity varchar)"
    )
    for name in sql.names("checks"):
        check = sql.query("checks", name)
        given = {wanted: parameters[wanted] for wanted in check.parameters} | {"check_name": name}
        sql.execute(
            con,
            "insert into check_results by name select $check_name as check_name, offending.* from ("
            + check.text.rstrip().rstrip(";")
            + "\n) as offending",
            given,
        )


def fingerprint(parts: tuple[str, ...]) -> str:
    """What a database was made by: a hash of these files and folders of the product, and where the formats are among them also of the
    municipality's own."""
    own = own_files().values() if FORMATS in parts else ()
    return "-".join([_of_product(parts), *(content[:16] for content in own)])


@lru_cache
def _of_product(parts: tuple[str, ...]) -> str:
    """A hash of these files and folders, and of the engine's version."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    for part in parts:
        place = contract.ROOT / part
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.suffix in {".py", ".sql", ".toml"}:
                digest.update(file.relative_to(contract.ROOT).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()
