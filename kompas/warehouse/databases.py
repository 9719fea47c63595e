"""Database files: written in a private folder, closed, opened again and compared, before anything may name them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from kompas import contract, disk
from kompas.errors import ExportError

BUILD_CONFIG = {"memory_limit": "3GB", "preserve_insertion_order": "true"}
SERVE_CONFIG = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "temp_directory": "",
    "lock_configuration": "true",
}
HEADERS = 3 * 4096  # bytes of a DuckDB file before its first block

Rows = dict[str, int]  # table → how many rows it has


@contextmanager
def writer(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database at `path`, to be written; afterwards it is closed, whole and on the disk.

    Raises OSError where the disk is full, ExportError where the file does not hold what was written to it.
    """
    with disk.engine_writes(path.parent):
        with _open(path, BUILD_CONFIG | {"temp_directory": str(path.parent / "spill")}) as con:
            yield con
            con.execute("checkpoint")  # closing does this too, but keeps quiet when it fails
            expected = rows(con)
        found = _rows_in_file(path)
        if found is None or found != expected:
            differs = sorted(name for name in expected if (found or {}).get(name) != expected[name])
            raise ExportError("not_written_whole", file=path, value=differs[0] if found and differs else path.name)
    disk.flush(path)


@contextmanager
def reader(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database at `path`, read-only."""
    with _open(path, {}, read_only=True) as con:
        yield con


@contextmanager
def _open(path: Path, config: dict[str, str], *, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect(str(path), read_only=read_only, config=config)
    # DuckDB draws its own progress on standard output, where commands print what scripts read.
    con.execute("set enable_progress_bar = false")
    con.execute("set enable_progress_bar_print = false")
    try:
        yield con
    finally:
        con.close()


def rows(con: duckdb.DuckDBPyConnection) -> Rows:
    """How many rows each table of this database has."""
    names = con.execute("select table_name from duckdb_tables() where database_name = current_database() and not temporary").fetchall()
    counts = [f"select {contract.literal(name)}, count(*) from {contract.identifier(name)}" for (name,) in names]
    return dict(con.execute(" union all ".join(counts)).fetchall()) if counts else {}  # at once: one by one takes three times as long


def _rows_in_file(path: Path) -> Rows | None:
    """The rows per table of the closed file; null where it is no whole database."""
    if path.with_name(path.name + ".wal").exists() or not path.is_file():
        return None
    try:
        with reader(path) as con:
            return rows(con) if _is_as_long_as_it_says(con, path) else None
    except duckdb.Error:  # whatever it is, the file is not to be used
        return None


def is_whole(path: Path) -> bool:
    """Whether this is a database that opens, and as long as it says it is."""
    if not path.is_file():
        return False
    try:
        con = duckdb.connect(str(path), read_only=True, config=SERVE_CONFIG)
    except duckdb.Error:
        return False
    try:
        return _is_as_long_as_it_says(con, path)
    finally:
        con.close()


def _is_as_long_as_it_says(con: duckdb.DuckDBPyConnection, path: Path) -> bool:
    [(block_bytes, blocks)] = con.execute(
        "select block_size, total_blocks from pragma_database_size() where database_name = current_database()"
    ).fetchall()
    return path.stat().st_size >= HEADERS + block_bytes * blocks
