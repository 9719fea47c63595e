"""An export as a set of sheets: a text file or a map is one sheet, a workbook has several."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import duckdb

from kompas.contract import quoted
from kompas.errors import ExportError
from kompas.parser import limits
from kompas.readers import kinds

BATCH = 20_000  # lines
BATCH_BYTES = 1 << 26
SHOWN = 200  # characters of a line that are kept in the ledger


@dataclass(frozen=True)
class Trouble:
    """Something wrong with one line (`line` null: with the whole sheet), in the columns of the ledger."""

    line: int | None
    column: str | None
    value: str | None
    reason: str
    expected: str | None


class NoData(Trouble):
    """A line with something on it that is no data beyond doubt; `reason` says why."""


@dataclass(frozen=True)
class Preview:
    """The first records of a sheet, read with one delimiter: (line where it starts, line where it ends, cells)."""

    delimiter: str | None
    records: tuple[tuple[int, int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Lines:
    """The lines of a sheet, in a temporary view (line bigint, c0 … cn varchar; empty cells null).

    `lines` records stand in the view; besides there are `rejected` lines, `no_data` lines that are none, each with the
    reason, and `blank` lines, on which nothing stands.
    """

    lines: int
    columns: int
    rejected: tuple[Trouble, ...] = ()
    no_data: tuple[NoData, ...] = ()
    blank: int = 0
    remarks: tuple[Trouble, ...] = ()  # about lines that were read, or the sheet as a whole
    has_controls: bool = True  # whether control signs may stand in its cells

    @property
    def all(self) -> int:
        """Every line that was read."""
        return self.lines + len(self.rejected) + len(self.no_data) + self.blank


class Sheet(Protocol):
    """One table inside a file."""

    name: str | None  # of the sheet in a workbook; null for a text file or a map
    is_hidden: bool  # its maker hid it: it is not read
    unknown: str  # the reason to give when its header belongs to nothing that we know

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every line with something on it: its number and cells."""

    def previews(self) -> list[Preview]:
        """The first records, once per delimiter that may be meant. Empty: nothing in it."""

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the temporary view `into` of the lines of this sheet.

        Record number `header` of the preview is the header, record `first` the first that can be data; what stands
        before it, apart from the header, is no data (`before`).
        """


@contextmanager
def opened(path: Path, name: str, workspace: Path) -> Iterator[list[Sheet]]:
    """The sheets of the file at `path`, known to the reader as `name`; what is written on the way stays in a private folder
    inside `workspace`, and only until the end.

    Raises ExportError when the bytes are no text and no workbook.
    """
    from kompas.readers import geojson, text, workbook

    with TemporaryDirectory(prefix="unfinished-", dir=workspace) as folder:
        if kinds.is_workbook(path, name):
            yield workbook.sheets(path, name, Path(folder))
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
    import pyarrow as pa  # a quarter of a second, which only what is read line by line has to wait for

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
    file: str,
) -> Lines:
    """Make the view of what was sorted out: the cells of a line, what is wrong with it or why it is no data, null for blank.

    Raises ExportError where so many lines of `file` are wrong that it must be of another kind than it seems.
    """
    create(con, into, columns)
    troubles: list[Trouble] = []
    kept = blank = 0
    for batch in _batches(sorted_out):
        rows = [(line, found) for line, found in batch if isinstance(found, list)]
        troubles += [found for _, found in batch if isinstance(found, Trouble)]
        blank += sum(found is None for _, found in batch)
        kept += len(rows)
        append(con, into, rows, columns)
        if len(troubles) > limits.WRONG_LINES:
            raise ExportError("too_many_wrong", file=file, expected=limits.WRONG_LINES)
    rejected = tuple(found for found in troubles if not isinstance(found, NoData))
    return Lines(kept, columns, rejected, tuple(found for found in troubles if isinstance(found, NoData)), blank)


def _batches(sorted_out: Iterator[tuple[int, list[str] | Trouble | None]]) -> Iterator[list[tuple[int, list[str] | Trouble | None]]]:
    """As many lines at a time as memory can hold, however long they are."""
    batch, held = [], 0
    for line, found in sorted_out:
        batch.append((line, found))
        held += sum(map(len, found)) + 100 * len(found) if isinstance(found, list) else 0
        if len(batch) == BATCH or held > BATCH_BYTES:
            yield batch
            batch, held = [], 0
    yield batch


def fits(columns: int, file: str, line: int) -> None:
    """Raises ExportError where a header has more columns than can be read."""
    if columns > limits.COLUMNS:
        raise ExportError("too_many_columns", file=file, line=line, expected=limits.COLUMNS)


def before(lines: Lines, preview: Preview, header: int, first: int) -> Lines:
    """These lines together with the records of the preview that stand before the first that can be data, as no data."""
    others = [(position, *record) for position, record in enumerate(preview.records[:first]) if position != header]
    listed = [
        NoData(line, None, shown(cells), "above_header" if position < header else "explanation", None)
        for position, line, _, cells in others
        if shown(cells)
    ]
    return replace(lines, no_data=(*listed, *lines.no_data), blank=lines.blank + len(others) - len(listed))


def shown(cells: Iterable[str]) -> str:
    """A line as the ledger shows it: what stands in its cells; empty for a blank one."""
    return " | ".join(cell.strip() for cell in cells if cell.strip())[:SHOWN]
