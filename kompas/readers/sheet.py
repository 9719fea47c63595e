"""What the readers hand over: a sheet, its first records, its lines, and what is wrong with a line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import duckdb

from kompas.errors import ExportError
from kompas.parser import limits

EXCERPT = 200  # characters of a line that are kept in the ledger


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


# A line as a reader finds it: its number, and its cells, or what is wrong with it or why it is no data; null for a blank line.
Record = tuple[int, list[str] | Trouble | None]


@dataclass(frozen=True)
class Preview:
    """The first records of a sheet, read with one delimiter: (line where it starts, line where it ends, cells)."""

    delimiter: str | None
    records: tuple[tuple[int, int, tuple[str, ...]], ...]
    quote: str = '"'  # what text stands between, where it does


@dataclass(frozen=True)
class Lines:
    """The lines of a sheet, in a temporary view (line bigint, c0 … cn varchar; empty cells null).

    `rows` lines stand in the view; besides there are `rejected` lines, `no_data` lines that are none, each with the
    reason, and `blank` lines, on which nothing stands.
    """

    rows: int
    columns: int
    rejected: tuple[Trouble, ...] = ()
    no_data: tuple[NoData, ...] = ()
    blank: int = 0
    remarks: tuple[Trouble, ...] = ()  # about lines that were read, or the sheet as a whole
    has_controls: bool = True  # whether control signs may stand in its cells
    is_ascii: bool = False  # whether no sign beyond ASCII can
    lacks: frozenset[str] = frozenset()  # signs that stand in none of them

    @property
    def lines_read(self) -> int:
        """Every line of the sheet, whatever became of it."""
        return self.rows + len(self.rejected) + len(self.no_data) + self.blank


class Sheet(Protocol):
    """One table inside a file."""

    name: str | None  # where it stands in the file: a sheet of a workbook, a member of an archive; null where it is the only one
    title: str | None  # what its maker called it; null where nothing has a name but the file
    is_hidden: bool  # its maker hid it: it is not read
    reason_if_unknown: str  # the reason to give when its header fits no format

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every line with something on it: its number and cells."""

    def previews(self) -> list[Preview]:
        """The first records, once per delimiter that may be meant. Empty: nothing in it."""

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the temporary view `into` of the lines of this sheet.

        Record number `header` of the preview is the header, record `first` the first that can be data; what stands
        before it, apart from the header, is no data (`with_lines_above`).
        """


@dataclass(frozen=True)
class NoSheet:
    """A member of an archive that is no export; `trouble` says why it is not read."""

    name: str
    trouble: Trouble
    title: None = None
    is_hidden: bool = False
    reason_if_unknown: str = "unknown_header"

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """No lines."""
        return iter(())

    def previews(self) -> list[Preview]:
        """Nothing to recognise."""
        return []

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Nothing of it is ever loaded."""
        raise NotImplementedError


def check_width(columns: int, file: str, line: int) -> None:
    """Raises ExportError where a header has more columns than can be read."""
    if columns > limits.COLUMNS:
        raise ExportError("too_many_columns", file=file, line=line, expected=limits.COLUMNS)


def with_lines_above(lines: Lines, preview: Preview, header: int, first: int) -> Lines:
    """These lines together with the records of the preview that stand before the first that can be data, as no data."""
    others = [(position, *record) for position, record in enumerate(preview.records[:first]) if position != header]
    no_data = [
        NoData(line, None, excerpt(cells), "above_header" if position < header else "explanation", None)
        for position, line, _, cells in others
        if excerpt(cells)
    ]
    return replace(lines, no_data=(*no_data, *lines.no_data), blank=lines.blank + len(others) - len(no_data))


def excerpt(cells: Iterable[str]) -> str:
    """A line as the ledger shows it: what stands in its cells; empty for a blank one."""
    return " | ".join(cell.strip() for cell in cells if cell.strip())[:EXCERPT]


def no_data_reason(cells: list[str]) -> str | None:
    """Why these cells are no data beyond doubt: what a program wrote below or between the data; null where they may be data."""
    filled = [cell for cell in map(str.strip, cells) if cell]
    if all(not cell.strip("-=_ ") for cell in filled):
        return "dashes"
    return "row_count" if len(filled) == 1 and ROW_COUNT(filled[0]) else None


# '(2010 rows affected)', '2010 rijen geselecteerd.', '(1 record)'
ROW_COUNT = re.compile(
    r"\(?\d[\d.,]* (rows?|rij(en)?|regels?|records?)( (affected|selected|returned|fetched|in set|geselecteerd|gevonden|opgehaald))?\)?\.?",
    re.IGNORECASE,
).fullmatch
