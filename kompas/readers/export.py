"""An export as a set of sheets: a text file or a map is one sheet, a workbook has several."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import duckdb
import pyarrow as pa

from kompas.contract import quoted
from kompas.readers import kinds

BATCH = 20_000


@dataclass(frozen=True)
class Trouble:
    """Something wrong with one line (`line` null: with the whole sheet), in the columns of the ledger."""

    line: int | None
    column: str | None
    value: str | None
    reason: str
    expected: str | None


@dataclass(frozen=True)
class Preview:
    """The first records of a sheet, read with one delimiter: (line where it starts, line where it ends, cells)."""

    delimiter: str | None
    records: tuple[tuple[int, int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Lines:
    """The lines of a sheet, in a temporary view (line bigint, c0 … cn varchar; empty cells null).

    `lines` records stand in the view; besides there are `rejected` lines, and `no_data` lines that are none.
    """

    lines: int
    columns: int
    rejected: tuple[Trouble, ...]
    no_data: int


class Sheet(Protocol):
    """One table inside a file."""

    name: str | None  # of the sheet in a workbook; null for a text file or a map
    unknown: str  # the reason to give when its header belongs to nothing that we know

    def previews(self) -> list[Preview]:
        """The first records, once per delimiter that may be meant. Empty: nothing in it."""

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the temporary view `into` of the lines of this sheet.

        Record number `header` of the preview is the header, record `first` the first that can be data; what stands
        before it, apart from the header, is no data.
        """


@contextmanager
def opened(path: Path, name: str, place: Path | None = None) -> Iterator[list[Sheet]]:
    """The sheets of the file at `path`, known to the reader as `name`.

    What is written on the way stands in the folder `place` (default: that of the system for temporary files).
    Raises ExportError when the bytes are no text and no workbook.
    """
    from kompas.readers import geojson, text, workbook

    with TemporaryDirectory(prefix="kompas-", dir=place) as folder:
        if kinds.is_workbook(path, name):
            yield workbook.sheets(path, name)
        elif kinds.is_map(path):
            yield [geojson.sheet(path, name, Path(folder))]
        else:
            yield [text.sheet(path, name, Path(folder))]


def drop(con: duckdb.DuckDBPyConnection, into: str) -> None:
    """Forget the lines that were loaded into this view."""
    con.execute(f"drop view if exists {quoted(into)}")
    con.execute(f"drop table if exists {quoted(into + '_lines')}")


def create(con: duckdb.DuckDBPyConnection, into: str, columns: int) -> None:
    """An empty view for `append` to fill."""
    listed = ", ".join(f"c{position} varchar" for position in range(columns))
    con.execute(f"create temp table {quoted(into + '_lines')} (line bigint, {listed})")
    con.execute(f"create temp view {quoted(into)} as select * from {quoted(into + '_lines')}")


def append(con: duckdb.DuckDBPyConnection, into: str, rows: list[tuple[int, list[str]]], columns: int) -> None:
    """Add rows (line, cells) to the lines of this view; empty cells become null."""
    if not rows:
        return
    names = [f"c{position}" for position in range(columns)]
    arrays = [pa.array([line for line, _ in rows], pa.int64())]
    arrays += [pa.array([cell or None for cell in column], pa.string()) for column in zip(*(cells for _, cells in rows), strict=True)]
    con.register("batch", pa.table(arrays, names=["line", *names]))
    con.execute(f"insert into {quoted(into + '_lines')} select * from batch")
    con.unregister("batch")


def fill(
    con: duckdb.DuckDBPyConnection,
    into: str,
    columns: int,
    sorted_out: Iterator[tuple[int, list[str] | Trouble | None]],
) -> Lines:
    """Make the view of what was sorted out: the cells of a line, what is wrong with it, or null for no data."""
    create(con, into, columns)
    rejected: list[Trouble] = []
    kept = no_data = 0
    while batch := list(islice(sorted_out, BATCH)):
        rows = [(line, found) for line, found in batch if isinstance(found, list)]
        rejected += [found for _, found in batch if isinstance(found, Trouble)]
        no_data += sum(found is None for _, found in batch)
        kept += len(rows)
        append(con, into, rows, columns)
    return Lines(kept, columns, tuple(rejected), no_data)
