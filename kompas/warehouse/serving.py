"""What is being served: one built warehouse, and the connection to it, cut off from everything else."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb

from kompas import contract, manifest, sql
from kompas.manifest import Manifest
from kompas.warehouse.databases import SERVE_CONFIG

LOCKS = ("enable_external_access", "lock_configuration")  # in this order: nothing can be set after the second
KEPT_DAYS = 12  # warehouses of other days than the current one


@dataclass(frozen=True)
class Warehouse:
    """One built warehouse. Its identity changes whenever any figure in it may have changed.

    It is about one of the `municipalities`, or about all exports where there is one at most (`municipality` null). `first_day` and
    `last_day` bound the days that can be shown; null in one that an older version of this product built.
    """

    path: Path
    identity: str
    on_date: date
    municipalities: tuple[str, ...]
    is_demo: bool
    first_day: date | None = None
    last_day: date | None = None
    municipality: str | None = None


def current(folder: Path) -> Warehouse | None:
    """The warehouse that is being served; None before the first build. Raises ExportError where the manifest cannot be read."""
    in_use = manifest.read(folder)
    if in_use.warehouse is None:
        return None
    return of_manifest(folder, in_use, in_use.warehouse, in_use.on_date, in_use.municipality)


def of_manifest(folder: Path, in_use: Manifest, name: str, day: str, municipality: str | None) -> Warehouse:
    """The warehouse in the file of this name, of the exports of this municipality in this manifest."""
    identity = name.removeprefix("warehouse-").removesuffix(".duckdb")
    first, last = (date.fromisoformat(bound) if bound else None for bound in in_use.span(municipality)[1:])
    return Warehouse(folder / name, identity, date.fromisoformat(day), in_use.municipalities, in_use.is_demo, first, last, municipality)


@lru_cache(maxsize=KEPT_DAYS)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path), read_only=True, config=SERVE_CONFIG)


@lru_cache(maxsize=KEPT_DAYS)
def _connection_with_before(path: Path, before: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory that shows the marts of both files: a file that is served already allows no other beside it."""
    con = duckdb.connect(config={name: value for name, value in SERVE_CONFIG.items() if name not in LOCKS})
    for name, file in (("served", path), ("before", before)):
        con.execute(f"attach {contract.literal(str(file))} as {name} (read_only)")
    sql.create_macros(con)
    for (name,) in con.execute("select table_name from duckdb_tables() where database_name = 'served'").fetchall():
        con.execute(f"create view {contract.identifier(name)} as select * from served.{contract.identifier(name)}")
    for name in LOCKS:
        con.execute(f"set {name} = {SERVE_CONFIG[name]}")
    return con


def connect(warehouse: Warehouse, before: Warehouse | None = None) -> duckdb.DuckDBPyConnection:
    """The connection to this warehouse: read-only, cut off from files and network, configuration locked. Take a cursor per call.

    With another warehouse `before` its tables are there too, as `before.<name>`.
    """
    if before:
        return _connection_with_before(warehouse.path.resolve(), before.path.resolve())
    return _connection(warehouse.path.resolve())
