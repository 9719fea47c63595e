"""Reading a text line by line in Python, for files in which something is wrong somewhere."""

import csv
import re
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TextIO

import duckdb

from kompas.errors import ExportError
from kompas.parser import limits
from kompas.readers import bulk_reader, lines_view
from kompas.readers.encodings import UNREADABLE, Utf8
from kompas.readers.lines_view import BATCH, BATCH_BYTES
from kompas.readers.quotes import cells_with_literal_quote, has_lone_quote, well_quoted_record, without_escapes
from kompas.readers.sheet import EXCERPT, Lines, NoData, Record, Trouble, no_data_reason

WINDOW = 100  # a record with more line breaks than this is a quote that was never closed
LONGEST = 1_000_000  # characters in a line that can be data


def open_text(file: Utf8) -> TextIO:
    """The text of the file, its line breaks untouched."""
    stream = file.path.open("r", encoding="utf-8", newline="")
    stream.seek(file.skip)
    return stream


def physical_lines(stream: TextIO) -> Iterator[str]:
    """The physical lines; of one that is too long to be data only its beginning, and nothing after that in memory."""
    while line := stream.readline(LONGEST + 2):
        yield line
        while len(line) > LONGEST and not line.endswith(("\n", "\r")):
            line = stream.readline(LONGEST + 2)


def csv_reader(lines: Iterable[str], delimiter: str, *, strict: bool, skips_blanks: bool = False, quote: str = '"') -> Iterator[list[str]]:
    """The reader of the csv module, in which blanks may stand before a quote (`skips_blanks`).

    Its limit holds for the whole process, so it is set here, where it is used.
    """
    csv.field_size_limit(LONGEST + WINDOW)
    return csv.reader(lines, delimiter=delimiter, strict=strict, skipinitialspace=skips_blanks, quotechar=quote)


class LineStream:
    """Physical lines that can be looked at ahead and handed back."""

    def __init__(self, stream: Iterator[str]) -> None:
        self.stream = stream
        self.ahead: deque[str] = deque()
        self.number = 0  # of the line handed out last

    def next(self) -> str | None:
        line = self.ahead.popleft() if self.ahead else next(self.stream, None)
        self.number += line is not None
        return line

    def window(self, first: str) -> Iterator[str]:
        """`first` and the lines after it, at most a window of them; they stay ahead until `take` is called."""
        yield first
        length = len(first)
        for position in range(WINDOW):
            if position == len(self.ahead):
                line = next(self.stream, None)
                if line is None:
                    return
                self.ahead.append(line)
            length += len(self.ahead[position])
            if length > LONGEST:
                return
            yield self.ahead[position]

    def take(self, lines: int) -> None:
        for _ in range(lines):
            self.ahead.popleft()
        self.number += lines


class BulkLines:
    """Lines that are a record each beyond doubt: written to a file, with their number, for DuckDB to read at once."""

    def __init__(self, path: Path, delimiter: str, columns: int) -> None:
        self.path, self.delimiter, self.columns = path, delimiter, columns
        self.count = 0
        self.buffer: list[str] = []
        self.length = 0  # characters in the buffer
        self.well_quoted = well_quoted_record(delimiter, columns)
        path.write_text("")

    def take(self, number: int, bare: str) -> bool:
        """Whether this line is a record beyond doubt, and is kept."""
        if self.columns == 1 or len(bare) > LONGEST:
            return False
        if not (self.well_quoted(bare) if '"' in bare else bare.count(self.delimiter) == self.columns - 1):
            return False
        self.buffer.append(f"{number}{self.delimiter}{bare}\n")
        self.count += 1
        self.length += len(bare)
        if len(self.buffer) == BATCH or self.length > BATCH_BYTES:
            self.flush()
        return True

    def flush(self) -> None:
        with self.path.open("a", encoding="utf-8", newline="") as stream:
            stream.writelines(self.buffer)
        self.buffer.clear()
        self.length = 0


def records(lines: LineStream, delimiter: str, columns: int, unreadable: str, bulk: BulkLines | None, quote: str = '"') -> Iterator[Record]:
    """Every record that `bulk` does not take."""
    while (line := lines.next()) is not None:
        start = lines.number
        bare = line.rstrip("\r\n")
        if unreadable and any(sign in bare for sign in unreadable):
            yield start, Trouble(start, None, _excerpt(bare.replace("\0", "␀")), "unreadable_sign", None)
        elif bulk and bulk.take(start, bare):
            continue
        elif not bare.strip(" \t"):
            yield start, None
        elif len(bare) > LONGEST:
            yield start, Trouble(start, None, _excerpt(bare), "too_long", str(LONGEST))
        elif quote != '"' and '""' in bare:  # nobody knows whether one or two are meant
            yield start, Trouble(start, None, _excerpt(bare), "stray_quote", None)
        elif quote not in bare:
            yield start, _content(bare.split(delimiter), bare, start, columns)
        else:
            yield start, _quoted_content(lines, line, start, delimiter, columns, quote)


def _quoted_content(lines: LineStream, line: str, start: int, delimiter: str, columns: int, quote: str) -> list[str] | Trouble:
    """The record that starts here, over as many lines as its quotes span; only its first line is given up."""
    bare = line.rstrip("\r\n")
    if cells := cells_with_literal_quote(bare, delimiter, columns, quote):
        return cells
    skips_blanks = bool(re.search(f"(?:^|{re.escape(delimiter)}) +{quote}", line))
    reader = csv_reader(lines.window(line), delimiter, strict=True, skips_blanks=skips_blanks, quote=quote)
    try:
        cells = next(reader)
    except csv.Error:
        return Trouble(start, None, _excerpt(bare), "stray_quote", None)
    content = _content(cells, bare, start, columns)
    if isinstance(content, list) and not has_lone_quote("".join(islice(lines.window(line), reader.line_num)), delimiter, quote):
        lines.take(reader.line_num - 1)
    elif isinstance(content, list) or reader.line_num > 1:
        return Trouble(start, None, _excerpt(bare), "stray_quote", None)
    return content


def _content(cells: list[str], bare: str, start: int, columns: int) -> list[str] | Trouble | None:
    """The cells when they are as many as the header has.

    One too many that is empty and last is no harmless end of the line: with one delimiter too many before it and nothing
    in the last column, every cell in between has shifted. Where every line has it, see `line_ends`.
    """
    if len(cells) == columns:
        return cells
    if not any(cell.strip() for cell in cells):
        return None
    reason = no_data_reason(cells)
    if reason:
        return NoData(start, None, _excerpt(bare), reason, None)
    return Trouble(start, None, _excerpt(bare), "cell_count", str(columns))


def _excerpt(bare: str) -> str:
    return bare[:EXCERPT]


def load(
    con: duckdb.DuckDBPyConnection,
    file: Utf8,
    delimiter: str,
    columns: int,
    skipped: int,
    into: str,
    folder: Path,
    quote: str = '"',
) -> Lines:
    """Make the view `into` of the records after the physical lines that are skipped.

    Lines that are a record beyond doubt are read by DuckDB after all; when it does not find each of them, or text stands between
    apostrophes, all are read here.
    """
    if quote != '"':
        return _load(con, file, delimiter, columns, skipped, into, None, quote)
    bulk = BulkLines(folder / "bulk_lines", delimiter, columns)
    lines = _load(con, file, delimiter, columns, skipped, into, bulk)
    if bulk.count:
        bulk.flush()
        if not bulk_reader.append_lines(con, bulk.path, delimiter, columns, bulk.count, into):
            lines_view.drop(con, into)
            return _load(con, file, delimiter, columns, skipped, into, None)
    return replace(lines, rows=lines.rows + bulk.count)


def every_line_has(file: Utf8, delimiter: str, columns: int, skipped: int, quote: str) -> bool:
    """Whether every line after those that are skipped has that many cells, apart from lines that are no data or cannot be read."""
    records = _within_time(_file_records(file, delimiter, columns, skipped, None, quote), file)
    return not any(type(content) is Trouble and content.reason == "cell_count" for _, content in records)


def _within_time(records: Iterator[Record], file: Utf8) -> Iterator[Record]:
    """The same; raises ExportError where finding them takes unreasonably long for a file of this size."""
    most = limits.SLOW_SECONDS + limits.SECONDS_PER_MB * file.path.stat().st_size / 1e6
    deadline = time.monotonic() + most
    for record in records:
        if time.monotonic() > deadline:
            raise ExportError("too_slow", file=file.name, expected=round(most))
        yield record


def _load(
    con: duckdb.DuckDBPyConnection,
    file: Utf8,
    delimiter: str,
    columns: int,
    skipped: int,
    into: str,
    bulk: BulkLines | None,
    quote: str = '"',
) -> Lines:
    found = _file_records(file, delimiter, columns, skipped, bulk, quote)
    return lines_view.load(con, into, columns, _within_time(found, file), file.name)


def _file_records(file: Utf8, delimiter: str, columns: int, skipped: int, bulk: BulkLines | None, quote: str) -> Iterator[Record]:
    """Every record after the physical lines that are skipped, but for those that `bulk` takes."""
    has_escapes = quote == '"' and file.has_quotes and _has_escapes(file, delimiter, columns)
    with open_text(file) as stream:
        lines = LineStream(map(without_escapes, physical_lines(stream)) if has_escapes else physical_lines(stream))
        unreadable = "\0" + UNREADABLE if file.has_unreadable else ""
        for _ in range(skipped):
            lines.next()
        yield from records(lines, delimiter, columns, unreadable, bulk, quote)


def _has_escapes(file: Utf8, delimiter: str, columns: int) -> bool:
    """Whether quotes stand behind backslashes: with those doubled some lines are records that are none as they stand, and none the other
    way round."""
    well_quoted = well_quoted_record(delimiter, columns)
    found = False
    with open_text(file) as stream:
        for line in physical_lines(stream):
            if '\\"' in line:
                bare = line.rstrip("\r\n")
                as_it_stands, doubled = bool(well_quoted(bare)), bool(well_quoted(without_escapes(bare)))
                if as_it_stands and not doubled:
                    return False
                found |= doubled and not as_it_stands
    return found
