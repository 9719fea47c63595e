"""The temporary view of the lines of a sheet: filled a batch at a time from what a reader finds line by line."""

from collections.abc import Iterator

import duckdb

from kompas.contract import identifier
from kompas.errors import ExportError
from kompas.parser import limits
from kompas.readers.sheet import Lines, NoData, Record, Trouble

BATCH = 20_000  # lines
BATCH_BYTES = 1 << 26


def drop(con: duckdb.DuckDBPyConnection, into: str) -> None:
    """Forget the lines that were loaded into this view."""
    con.execute(f"drop view if exists {identifier(into)}")
    con.execute(f"drop table if exists {identifier(into + '_lines')}")


def load(con: duckdb.DuckDBPyConnection, into: str, columns: int, records: Iterator[Record], file: str) -> Lines:
    """Make the view of those records that have cells; the others are counted, and listed with what is wrong with them.

    Raises ExportError where so many lines of `file` are wrong that it must be of another kind than it seems.
    """
    _create(con, into, columns)
    troubles: list[Trouble] = []
    count = blank = 0
    for batch in _batches(records):
        rows = [(line, content) for line, content in batch if isinstance(content, list)]
        troubles += [content for _, content in batch if isinstance(content, Trouble)]
        blank += sum(content is None for _, content in batch)
        count += len(rows)
        _append(con, into, rows, columns)
        if len(troubles) > limits.WRONG_LINES:
            raise ExportError("too_many_wrong", file=file, expected=limits.WRONG_LINES)
    rejected = tuple(trouble for trouble in troubles if not isinstance(trouble, NoData))
    return Lines(count, columns, rejected, tuple(trouble for trouble in troubles if isinstance(trouble, NoData)), blank)


def _create(con: duckdb.DuckDBPyConnection, into: str, columns: int) -> None:
    types = ", ".join(f"c{position} varchar" for position in range(columns))
    con.execute(f"create temp table {identifier(into + '_lines')} (line bigint, {types})")
    con.execute(f"create temp view {identifier(into)} as select * from {identifier(into + '_lines')}")


def _append(con: duckdb.DuckDBPyConnection, into: str, rows: list[tuple[int, list[str]]], columns: int) -> None:
    """Add rows (line, cells) to the lines of this view; empty cells become null."""
    import pyarrow as pa  # a quarter of a second, which only what is read line by line has to wait for

    if not rows:
        return
    names = [f"c{position}" for position in range(columns)]
    arrays = [pa.array([line for line, _ in rows], pa.int64())]
    arrays += [pa.array([cell or None for cell in column], pa.string()) for column in zip(*(cells for _, cells in rows), strict=True)]
    con.register("batch", pa.table(arrays, names=["line", *names]))
    con.execute(f"insert into {identifier(into + '_lines')} select * from batch")
    con.unregister("batch")


def _batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    """As many lines at a time as memory can hold, however long they are."""
    batch, length = [], 0
    for line, content in records:
        batch.append((line, content))
        length += sum(map(len, content)) + 100 * len(content) if isinstance(content, list) else 0
        if len(batch) == BATCH or length > BATCH_BYTES:
            yield batch
            batch, length = [], 0
    yield batch
