"""The two stages of a build, each writing a database beside what is there: the exports as read, and the marts on a day."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
from holidays.countries import NL

from kompas import archive, contract, sql, tables
from kompas.archive import Entry, Manifest
from kompas.settings import mart_parameters, settings

Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many

BUILD_CONFIG = {"memory_limit": "3GB", "preserve_insertion_order": "true"}


def read_exports(folder: Path, before: Manifest, entries: tuple[Entry, ...], reading: str, exported: str, progress: Progress) -> None:
    """Write the typed tables and the ledger of these exports. What the same code has read before is copied, not read again."""
    with unfinished(folder / exported) as beside:
        done: tuple[Entry, ...] = ()
        grows = before.reading == reading and before.entries and before.entries == entries[: len(before.entries)]
        if grows and (folder / before.exported).exists():
            shutil.copyfile(folder / before.exported, beside)
            done = before.entries
        with opened(beside, BUILD_CONFIG) as con:
            if not done:
                contract.create_tables(con)
                tables.create_ledger(con)
                sql.create_macros(con)
            for number, entry in enumerate(entries):
                if number >= len(done):
                    progress(entry.name, number, len(entries))
                    _read_export(con, folder, entry)


def _read_export(con: duckdb.DuckDBPyConnection, folder: Path, entry: Entry) -> None:
    tables.read_file(
        con,
        archive.path_of(folder, entry),
        entry.name,
        entry.sha256,
        salt=archive.salt(folder),
        imported_on=date.fromisoformat(entry.imported_on),
        municipality=entry.municipality,
        format_name=entry.format_name,
        export_date=date.fromisoformat(entry.export_date) if entry.export_date else None,
        decimal_mark=entry.decimal_mark,
    )


def build_marts(folder: Path, exported: str, warehouse: str, day: date, progress: Progress) -> None:
    """Write the marts of these exports on this day, and what the checks found."""
    chosen = settings(folder)
    parameters = mart_parameters(chosen) | {"on_date": day}
    marts = sql.marts_in_order()
    with unfinished(folder / warehouse) as beside, opened(beside, BUILD_CONFIG) as con:
        con.execute("set disabled_optimizers = 'build_side_probe_side'")  # every join is written with its smaller side last
        con.execute(f"attach {contract.literal(str(folder / exported))} as exported (read_only)")
        sql.create_macros(con)
        create_policy_tables(con, chosen)
        for number, mart in enumerate(marts):
            progress(mart.name, number, len(marts))
            create_mart(con, mart, parameters)
        create_check_results(con, parameters)
        con.execute("detach exported")


def create_mart(con: duckdb.DuckDBPyConnection, mart: sql.Query, parameters: dict[str, object]) -> None:
    """Create the mart as a table of its name. Raises KeyError where a parameter of the mart has no value."""
    given = {name: parameters[name] for name in mart.parameters}
    con.execute(f"create table {contract.quoted(mart.name)} as {mart.text}", given)


def create_policy_tables(con: duckdb.DuckDBPyConnection, chosen: dict) -> None:
    """Create the settings that are lists: `risk_thresholds`, one row per driver with the values from which it gives one, two and
    three points, and `own_norms`, one row per kind of request (in lower case) that has norms of its own; and `holidays`, one row per
    generally recognised holiday (Algemene termijnenwet 3 lid 1 and 2)."""
    con.execute("create table risk_thresholds (driver varchar, points_1 double, points_2 double, points_3 double)")
    for driver, entry in chosen["risk"].items():
        con.execute("insert into risk_thresholds values (?, ?, ?, ?)", [driver, *entry["thresholds"]])
    con.execute("create table own_norms (kind varchar, first_answer_days integer, decision_days integer, is_postponable boolean)")
    for kind, entry in chosen["norms"]["kinds"].items():
        norms = [entry.get(name) for name in ("first_answer_days", "decision_days", "is_postponable")]
        con.execute("insert into own_norms values (?, ?, ?, ?)", [kind.lower(), *norms])
    con.execute("create table holidays as select unnest(?)::date as day", [holidays()])


@lru_cache(maxsize=1)
def holidays() -> list[date]:
    """The generally recognised holidays of 1970 to 2099: of the Dutch calendar, with Good Friday and the fifth of May of every year."""
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
        con.execute(
            "insert into check_results by name select $check_name as check_name, offending.* from ("
            + check.text.rstrip().rstrip(";")
            + "\n) as offending",
            given,
        )


@contextmanager
def opened(path: Path, config: dict | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database at `path`: read-only, or to be written when it is given a configuration."""
    if config is None:
        con = duckdb.connect(str(path), read_only=True)
    else:
        con = duckdb.connect(str(path), config=config | {"temp_directory": str(path.parent / "unfinished-spill")})
    # DuckDB draws its own progress on standard output, where commands print what scripts read.
    con.execute("set enable_progress_bar = false")
    con.execute("set enable_progress_bar_print = false")
    try:
        yield con
    finally:
        con.close()


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; it becomes `path` when all went well and leaves nothing behind otherwise."""
    beside = path.with_name(f"unfinished-{path.name}")
    try:
        yield beside
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
        beside.with_name(beside.name + ".wal").unlink(missing_ok=True)
        shutil.rmtree(path.parent / "unfinished-spill", ignore_errors=True)


@lru_cache
def fingerprint(parts: tuple[str, ...]) -> str:
    """A hash of these files and folders of the product, and of the engine's version: what a database was made by."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    for part in parts:
        place = contract.ROOT / part
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.suffix in {".py", ".sql", ".toml"}:
                digest.update(file.relative_to(contract.ROOT).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()
