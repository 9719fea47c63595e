"""A text file with delimiters: read at once where that is proved complete, else line by line."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from pathlib import Path

import duckdb

from kompas.errors import ExportError
from kompas.parser import limits
from kompas.readers import bulk_reader, line_ends, line_reader, lines_view
from kompas.readers.encodings import Utf8, as_utf8
from kompas.readers.physical_lines import csv_reader, open_text, physical_lines
from kompas.readers.sheet import EXCERPT, Lines, Preview, Trouble, check_width, with_lines_above

DELIMITERS = (";", ",", "\t", "|")
OTHERS = ("~", "^", ":")  # where a line has one of these and none of the others
PREVIEW_RECORDS = 25  # records in which the header must stand
APOSTROPHES = re.compile(r"(?:^|[;,\t|~^:]) *'[^']+' *(?:[;,\t|~^:]|$)").search  # used as quotes in a line
LONGEST_HEADER = 500_000  # characters


@dataclass(frozen=True)
class DelimitedSheet:
    file: Utf8
    folder: Path  # for what is written on the way
    name: str | None = None
    title: str | None = None
    is_hidden: bool = False
    reason_if_unknown: str = "unknown_header"

    def previews(self) -> list[Preview]:
        """The first records, once per delimiter that occurs among them."""
        with open_text(self.file) as stream:
            lines = islice(physical_lines(stream), 4 * PREVIEW_RECORDS)
            first = next(lines)
            head = [first, *takewhile(lambda line: len(line) <= LONGEST_HEADER, lines)]
        if len(first) > LONGEST_HEADER:
            raise ExportError("too_long", file=self.file.name, line=1, value=first[:EXCERPT], expected=LONGEST_HEADER)
        without = [line for line in head if not any(delimiter in line for delimiter in DELIMITERS)]
        delimiters = [each for each in DELIMITERS if any(each in line for line in head)]
        delimiters += [each for each in OTHERS if any(each in line for line in without)]
        previews = [Preview(each, _head_records(head, each, '"')) for each in delimiters or [";"]]
        if any(APOSTROPHES(line.rstrip("\r\n")) for line in head):
            apostrophes = [Preview(preview.delimiter, _head_records(head, preview.delimiter, "'"), "'") for preview in previews]
            previews = [each for each, plain in zip(apostrophes, previews, strict=True) if _is_proved(each, plain, head)] + previews
        if not any(preview.records for preview in previews):
            raise ExportError("stray_quote", file=self.file.name, line=1, value=first.strip()[:EXCERPT])
        return previews

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every physical line with something on it, as one cell: nobody knows what its delimiter is."""
        with open_text(self.file) as stream:
            for line, text in enumerate(physical_lines(stream), 1):
                if text.strip():
                    yield line, [text.strip()[:EXCERPT]]

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the view `into` of the records from `first` on; those before it, but for the header, are no data."""
        cells = preview.records[header][2]
        line = preview.records[header][0]
        check_width(len(cells), self.file.name, line)
        skipped = preview.records[first - 1][1]  # physical lines
        is_simple = self._looks_plain() and skipped == first and preview.quote == '"'
        line_width = line_ends.width_of_lines(preview, header, first)
        lines = self._load_if_alike(con, preview, len(cells), line_width, skipped, is_simple, into) if line_width else None
        if lines is None:
            lines_view.drop(con, into)
            lines = self._load(con, preview, len(cells), skipped, is_simple, into)
        lines, file = with_lines_above(lines, preview, header, first), self.file
        return replace(lines, has_controls=file.has_controls, is_ascii=file.is_ascii, lacks=file.lacks)

    def _load(
        self,
        con: duckdb.DuckDBPyConnection,
        preview: Preview,
        columns: int,
        skipped: int,
        is_simple: bool,
        into: str,
        *,
        only_if_alike: bool = False,
    ) -> Lines | None:
        """The lines, read at once or else line by line; null where `only_if_alike` and not every line has that many cells."""
        lines = bulk_reader.load(con, self.file, preview.delimiter, columns, skipped, into) if is_simple else None
        if lines is None:
            lines_view.drop(con, into)
            if only_if_alike and not line_reader.every_line_has(self.file, preview.delimiter, columns, skipped, preview.quote):
                return None
            lines = line_reader.load(con, self.file, preview.delimiter, columns, skipped, into, self.folder, preview.quote)
        return lines

    def _load_if_alike(
        self, con: duckdb.DuckDBPyConnection, preview: Preview, columns: int, line_width: int, skipped: int, is_simple: bool, into: str
    ) -> Lines | None:
        """The lines, when each of them has `line_width` cells and differs from the header in empty cells at its end only; else null."""
        lines = self._load(con, preview, line_width, skipped, is_simple, into, only_if_alike=True)
        if lines is None or not line_ends.are_harmless(con, into, preview.delimiter, lines.rows, columns, line_width):
            return None
        reason = "ends_beyond_header" if line_width > columns else "ends_before_header"
        remark = Trouble(None, None, str(abs(line_width - columns)), reason, None)
        return replace(lines, columns=min(columns, line_width), remarks=(remark,))

    def _looks_plain(self) -> bool:
        return not self.file.has_unreadable and not self.file.has_odd_breaks


def sheet(path: Path, name: str, folder: Path) -> DelimitedSheet:
    """The one sheet of a text file. Raises ExportError where the bytes are no text."""
    return DelimitedSheet(as_utf8(path, name, folder), folder)


def _is_proved(apostrophes: Preview, plain: Preview, head: list[str]) -> bool:
    """Whether apostrophes are quotes: the first record with the most cells has them so, and records are no less alike with them."""
    headers = [max(each.records, key=lambda record: len(record[2]))[0] for each in (apostrophes, plain) if each.records]
    widths, plain_widths = ({len(cells) for _, _, cells in each.records if cells} for each in (apostrophes, plain))
    return any(APOSTROPHES(head[line - 1].rstrip("\r\n")) for line in headers) and len(widths) <= len(plain_widths)


def _head_records(head: list[str], delimiter: str, quote: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """The records among the first lines, each with the lines where it starts and ends."""
    reader = csv_reader(head, delimiter, strict=False, quote=quote)
    records = []
    start = 1
    try:
        for cells in islice(reader, PREVIEW_RECORDS):
            end = reader.line_num
            if end > start:
                list(csv_reader(head[start - 1 : end], delimiter, strict=True, quote=quote))  # a quote may never be closed
            records.append((start, end, tuple(cells[: limits.COLUMNS + 1])))
            start = end + 1
    except csv.Error:
        pass  # what follows is not the header any more
    return tuple(records)
