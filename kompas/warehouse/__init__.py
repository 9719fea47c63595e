"""The warehouse: typed tables from the archive, marts on a day, built beside the live one and switched in one step."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
from dateutil.relativedelta import relativedelta

from kompas import archive, contract, sql, tables
from kompas.archive import Entry, Manifest, home
from kompas.formats import formats
from kompas.settings import settings
from kompas.warehouse.stages import Progress, build_marts, fingerprint, opened, read_exports

__all__ = [
    "Progress",
    "Warehouse",
    "build",
    "connect",
    "current",
    "for_day",
    "home",
    "import_demo",
    "import_files",
    "review_before",
]

SERVE_CONFIG = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "temp_directory": "",
    "lock_configuration": "true",
}
LOCKS = ("enable_external_access", "lock_configuration")  # in this order: nothing can be set after the second
READING_CODE = (
    *("kompas/parser", "kompas/readers", "kompas/formats", "kompas/tables", "kompas/contract.py"),
    *("data/tables.toml", "data/formats", "queries/macros"),
)
# The day that is shown when nobody chooses one; what holds for any day tells it only where there is nothing else.
NEWEST = "select coalesce(max(export_date) filter (where not list_contains(?, format)), max(export_date)) from files"
MART_CODE = ("kompas/warehouse/stages.py", "queries/macros", "queries/marts", "queries/checks")
KEPT_DAYS = 12  # warehouses of other days than the current one


@dataclass(frozen=True)
class Warehouse:
    """One built warehouse. Its identity changes whenever any figure in it may have changed."""

    path: Path
    identity: str
    on_date: date
    municipalities: tuple[str, ...]
    files: int
    is_demo: bool


def current(folder: Path) -> Warehouse | None:
    """The warehouse that is being served; None before the first build."""
    told = archive.manifest(folder)
    if told.warehouse is None:
        return None
    return _warehouse(folder, told, told.warehouse, told.on_date)


def _warehouse(folder: Path, told: Manifest, name: str, day: str) -> Warehouse:
    identity = name.removeprefix("warehouse-").removesuffix(".duckdb")
    return Warehouse(folder / name, identity, date.fromisoformat(day), told.municipalities, len(told.entries), told.is_demo)


def import_files(
    folder: Path,
    files: Sequence[Path],
    *,
    municipality: str | None = None,
    format_name: str | None = None,
    export_date: date | None = None,
    decimal_mark: str | None = None,
    progress: Progress | None = None,
) -> list[tables.FileLedger]:
    """Archive and read these exports, build the warehouse anew and switch to it. Returns the ledger of each file.

    The invented municipality makes way for the first real export. Raises ExportError when one of the files cannot be read; then
    nothing has changed.
    """
    said = {
        "imported_on": archive.today(),
        "municipality": municipality,
        "format_name": format_name,
        "export_date": export_date.isoformat() if export_date else None,
        "decimal_mark": decimal_mark,
    }
    with archive.locked(folder):
        before = archive.manifest(folder)
        new = [Entry(sha256=archive.store(folder, file), name=file.name, **said) for file in files]
        return _take(folder, () if before.is_demo else before.entries, new, False, progress)


def import_demo(folder: Path, files: Sequence[Path], progress: Progress | None = None) -> list[tables.FileLedger]:
    """Serve these invented exports, in place of everything that was imported."""
    with archive.locked(folder):
        new = [Entry(archive.store(folder, file), file.name, imported_on=archive.today()) for file in files]
        return _take(folder, (), new, True, progress)


def _take(folder: Path, kept: tuple[Entry, ...], new: list[Entry], is_demo: bool, progress: Progress | None) -> list[tables.FileLedger]:
    again = {entry.sha256 for entry in new}
    unique = tuple({entry.sha256: entry for entry in new}.values())
    entries = tuple(entry for entry in kept if entry.sha256 not in again) + unique
    told = _build(folder, Manifest(entries=entries, is_demo=is_demo), None, progress)
    ledger = {line.source_file: line for line in _ledger(folder, told)}
    return [ledger[entry.sha256] for entry in new]


def build(folder: Path, on_date: date | None = None, progress: Progress | None = None) -> Warehouse:
    """The warehouse of everything imported, on this day (default: the date of the newest export); built only where it is out of date.

    There must be something imported.
    """
    with archive.locked(folder):
        told = _build(folder, archive.manifest(folder), on_date, progress)
    return _warehouse(folder, told, told.warehouse, told.on_date)


def for_day(folder: Path, day: date, progress: Progress | None = None) -> Warehouse:
    """The same exports seen on another day, built on first demand. What is being served stays what it is."""
    told = archive.manifest(folder)
    name = _warehouse_name(folder, told.exported, day.isoformat())
    if not (folder / name).exists():
        with archive.locked(folder):
            build_marts(folder, told.exported, name, day, progress or _silent)
            _remove_old_days(folder, told)
    os.utime(folder / name)
    return _warehouse(folder, told, name, day.isoformat())


def _build(folder: Path, wanted: Manifest, on_date: date | None, progress: Progress | None) -> Manifest:
    progress = progress or _silent
    before = archive.manifest(folder)
    reading = fingerprint(READING_CODE)
    exported = f"exported-{_key(reading, archive.salt(folder), *map(str, wanted.entries))}.duckdb"
    if not (folder / exported).exists():
        read_exports(folder, before, wanted.entries, reading, exported, progress)
    with opened(folder / exported) as con:
        newest = con.execute(NEWEST, [[known.name for known in formats().values() if known.is_undated]]).fetchall()[0][0]
        told = con.execute("select distinct municipality from files where municipality is not null order by 1").fetchall()
    day = on_date or newest
    warehouse = _warehouse_name(folder, exported, day.isoformat())
    if not (folder / warehouse).exists():
        build_marts(folder, exported, warehouse, day, progress)
    built = replace(
        wanted,
        reading=reading,
        exported=exported,
        warehouse=warehouse,
        on_date=day.isoformat(),
        municipalities=tuple(name for (name,) in told),
    )
    if built != before:
        archive.switch(folder, built)
        _remove_unused(folder, before, built)
    return built


def _ledger(folder: Path, told: Manifest) -> list[tables.FileLedger]:
    with opened(folder / told.exported) as con:
        found = con.execute("select * from files").fetchall()
        names = [column[0] for column in con.description]
    return [tables.FileLedger(**dict(zip(names, row, strict=True))) for row in found]


def review_before(warehouse: Warehouse, since: date | None = None, progress: Progress | None = None) -> Warehouse:
    """The same exports on the day to compare with: `since`, or that of the last review before, or a year earlier where the settings
    name none. Built on first demand."""
    folder = warehouse.path.parent
    held = [review for review in settings(folder)["reviews"]["dates"] if review < warehouse.on_date]
    return for_day(folder, since or max(held, default=warehouse.on_date - relativedelta(years=1)), progress)


@lru_cache(maxsize=KEPT_DAYS)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path), read_only=True, config=SERVE_CONFIG)


@lru_cache(maxsize=KEPT_DAYS)
def _comparing(path: Path, before: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory that shows the marts of both files: a file that is served already allows no other beside it."""
    con = duckdb.connect(config={name: value for name, value in SERVE_CONFIG.items() if name not in LOCKS})
    for name, file in (("served", path), ("before", before)):
        con.execute(f"attach {contract.literal(str(file))} as {name} (read_only)")
    sql.create_macros(con)
    for (name,) in con.execute("select table_name from duckdb_tables() where database_name = 'served'").fetchall():
        con.execute(f"create view {contract.quoted(name)} as select * from served.{contract.quoted(name)}")
    for name in LOCKS:
        con.execute(f"set {name} = {SERVE_CONFIG[name]}")
    return con


def connect(warehouse: Warehouse, before: Warehouse | None = None) -> duckdb.DuckDBPyConnection:
    """The connection to this warehouse: read-only, cut off from files and network, configuration locked. Take a cursor per call.

    With another warehouse `before` its tables are there too, as `before.<name>`.
    """
    if before:
        return _comparing(warehouse.path.resolve(), before.path.resolve())
    return _connection(warehouse.path.resolve())


def _warehouse_name(folder: Path, exported: str, day: str) -> str:
    key = _key(exported, day, fingerprint(MART_CODE), settings(folder))
    return f"warehouse-{key}.duckdb"


def _key(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:16]


def _remove_unused(folder: Path, before: Manifest, built: Manifest) -> None:
    """Remove databases that neither the manifest nor the one before it names: a reader may still be opening the former."""
    used = {before.exported, before.warehouse, built.exported, built.warehouse}
    for pattern in ("exported-*.duckdb", "warehouse-*.duckdb"):
        for file in folder.glob(pattern):
            if file.name not in used:
                file.unlink(missing_ok=True)


def _remove_old_days(folder: Path, told: Manifest) -> None:
    others = [file for file in folder.glob("warehouse-*.duckdb") if file.name != told.warehouse]
    for file in sorted(others, key=lambda file: file.stat().st_mtime)[:-KEPT_DAYS]:
        file.unlink(missing_ok=True)


def _silent(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""
