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
    """Whether the file holds every block in use. DuckDB counts free blocks at its end that are not in the file any more."""
    [(block_bytes, blocks, free_blocks)] = con.execute(
        "select block_size, total_blocks, free_blocks from pragma_database_size() where database_name = current_database()"
    ).fetchall()
    whole_blocks = (path.stat().st_size - HEADERS) // block_bytes
    return whole_blocks >= blocks or (free_blocks > 0 and whole_blocks > _last_block(con))


def _last_block(con: duckdb.DuckDBPyConnection) -> int:
    """The number of the last block in use, counted from 0; -1 where none is."""
    names = con.execute("select table_name from duckdb_tables() where database_name = current_database() and not temporary").fetchall()
    found = ["select max(block_id) as block from pragma_metadata_info()"]
    for (name,) in names:
        table = contract.literal(contract.identifier(name))
        found.append(f"select max(greatest(block_id, list_max(additional_block_ids))) from pragma_storage_info({table})")
    [(last,)] = con.execute(f"select coalesce(max(block), -1) from ({' union all '.join(found)}) as blocks").fetchall()
    return last
