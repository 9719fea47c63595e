"""A text file with delimiters: the fast path when it is proved complete, else the careful one."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from pathlib import Path

import duckdb

from kompas.errors import ExportError
from kompas.parser import limits
from kompas.readers import careful, ends, fast
from kompas.readers.encodings import Utf8, as_utf8
from kompas.readers.export import SHOWN, Lines, Preview, Trouble, before, drop, fits

DELIMITERS = (";", ",", "\t", "|")
LOOKED_AT = 25  # records in which the header must stand
APOSTROPHES = re.compile("'.+'").fullmatch  # used as quotes; delimiters between them would be taken for ends of cells
LONGEST_HEADER = 500_000  # characters


@dataclass(frozen=True)
class TextSheet:
    file: Utf8
    folder: Path  # for what is written on the way
    name: None = None
    is_hidden: bool = False
    unknown: str = "unknown_header"

    def previews(self) -> list[Preview]:
        """The first records, once per delimiter that occurs among them."""
        with careful.opened(self.file) as stream:
            lines = islice(careful.physical_lines(stream), 4 * LOOKED_AT)
            first = next(lines)
            head = [first, *takewhile(lambda line: len(line) <= LONGEST_HEADER, lines)]
        if len(first) > LONGEST_HEADER:
            raise ExportError("too_long", file=self.file.name, line=1, value=first[:SHOWN], expected=LONGEST_HEADER)
        found = [delimiter for delimiter in DELIMITERS if any(delimiter in line for line in head)]
        previews = [Preview(delimiter, _records(head, delimiter)) for delimiter in found or [";"]]
        if not any(preview.records for preview in previews):
            raise ExportError("stray_quote", file=self.file.name, line=1, value=first.strip()[:SHOWN])
        return previews

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Nobody asks for the lines of a text file: it is its only sheet."""
        raise NotImplementedError

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the view `into` of the records from `first` on; those before it, but for the header, are no data."""
        cells = preview.records[header][2]
        line = preview.records[header][0]
        fits(len(cells), self.file.name, line)
        if apostrophes := [cell for cell in cells if APOSTROPHES(cell.strip())]:
            raise ExportError("single_quotes", file=self.file.name, line=line, value=apostrophes[0])
        skipped = preview.records[first - 1][1]  # physical lines
        is_simple = self._looks_plain() and skipped == first
        ended = ends.width(preview, header, first)
        lines = self._alike(con, preview.delimiter, len(cells), ended, skipped, is_simple, into) if ended else None
        if lines is None:
            drop(con, into)
            lines = self._lines(con, preview.delimiter, len(cells), skipped, is_simple, into)
        return replace(before(lines, preview, header, first), has_controls=self.file.has_controls)

    def _lines(self, con: duckdb.DuckDBPyConnection, delimiter: str, columns: int, skipped: int, is_simple: bool, into: str) -> Lines:
        lines = fast.load(con, self.file, delimiter, columns, skipped, into) if is_simple else None
        if lines is None:
            drop(con, into)
            lines = careful.load(con, self.file, delimiter, columns, skipped, into, self.folder)
        return lines

    def _alike(
        self, con: duckdb.DuckDBPyConnection, delimiter: str, columns: int, ended: int, skipped: int, is_simple: bool, into: str
    ) -> Lines | None:
        """The lines, when each of them has `ended` cells and differs from the header in empty cells at its end only; else null."""
        lines = fast.load(con, self.file, delimiter, ended, skipped, into) if is_simple else None
        if lines is None:
            drop(con, into)
            if not careful.all_have(self.file, delimiter, ended, skipped):
                return None
            lines = careful.load(con, self.file, delimiter, ended, skipped, into, self.folder)
        if not ends.are_harmless(con, into, delimiter, lines.lines, columns, ended):
            return None
        remark = Trouble(None, None, str(abs(ended - columns)), "ends_beyond_header" if ended > columns else "ends_before_header", None)
        return replace(lines, columns=min(columns, ended), remarks=(remark,))

    def _looks_plain(self) -> bool:
        return not self.file.has_unreadable and not self.file.has_odd_breaks


def sheet(path: Path, name: str, folder: Path) -> TextSheet:
    """The one sheet of a text file. Raises ExportError where the bytes are no text."""
    return TextSheet(as_utf8(path, name, folder), folder)


def _records(head: list[str], delimiter: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """The records among the first lines, each with the lines where it starts and ends."""
    reader = careful.parsed(head, delimiter, strict=False)
    records = []
    start = 1
    try:
        for cells in islice(reader, LOOKED_AT):
            end = reader.line_num
            if end > start:
                list(careful.parsed(head[start - 1 : end], delimiter, strict=True))  # a quote may never be closed
            records.append((start, end, tuple(cells[: limits.COLUMNS + 1])))
            start = end + 1
    except csv.Error:
        pass  # what follows is not the header any more
    return tuple(records)
