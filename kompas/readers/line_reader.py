"""Reading a text line by line in Python, for files in which something is wrong somewhere."""

import csv
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import duckdb

from kompas.errors import ExportError
from kompas.parser import limits
from kompas.readers import bulk_reader, lines_view
from kompas.readers.encodings import UNREADABLE, Utf8
from kompas.readers.lines_view import BATCH, BATCH_BYTES
from kompas.readers.physical_lines import LONGEST, LineStream, csv_reader, open_text, physical_lines
from kompas.readers.quotes import cells_with_literal_quote, has_lone_quote, lines_without_escapes, well_quoted_record
from kompas.readers.sheet import EXCERPT, Lines, NoData, Record, Trouble, no_data_reason


def _records_beyond_doubt(delimiter: str, columns: int) -> Callable[[str], bool]:
    """Whether a line is a record by itself, whatever stands before and after it."""
    well_quoted = well_quoted_record(delimiter, columns)

    def is_beyond_doubt(bare: str) -> bool:
        if columns == 1 or len(bare) > LONGEST:
            return False
        return bool(well_quoted(bare)) if '"' in bare else bare.count(delimiter) == columns - 1

    return is_beyond_doubt


class BulkLines:
    """Lines that are a record each beyond doubt: written to a file, with their number, for DuckDB to read at once."""

    def __init__(self, path: Path, delimiter: str, columns: int) -> None:
        self.path, self.delimiter, self.columns = path, delimiter, columns
        self.count = 0
        self.buffer: list[str] = []
        self.length = 0  # characters in the buffer
        self.is_beyond_doubt = _records_beyond_doubt(delimiter, columns)
        path.write_text("")

    def take(self, number: int, bare: str) -> bool:
        """Whether this line is a record beyond doubt, and is kept."""
        if not self.is_beyond_doubt(bare):
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


Take = Callable[[int, str], bool]  # whether a line, by its number and text, is kept elsewhere


def records(lines: LineStream, delimiter: str, columns: int, unreadable: str, take: Take | None, quote: str = '"') -> Iterator[Record]:
    """Every record that is not taken by `take`.

    Between a line given up for its quotes and the next record, a line that also has some may go on where that one broke off: it must be
    beyond doubt.
    """
    well_quoted = well_quoted_record(delimiter, columns, quote)
    blanks = re.compile(f"(^|{re.escape(delimiter)}) +(?={quote})")
    is_doubtful = False
    while (line := lines.next()) is not None:
        start = lines.number
        bare = line.rstrip("\r\n")
        if unreadable and any(sign in bare for sign in unreadable):
            content = Trouble(start, None, _excerpt(bare.replace("\0", "␀")), "unreadable_sign", None)
        elif take and take(start, bare):
            is_doubtful = False
            continue
        elif not bare.strip(" \t"):
            content = None
        elif len(bare) > LONGEST:
            content = Trouble(start, None, _excerpt(bare), "too_long", str(LONGEST))
        elif quote not in bare:
            content = _content(bare.split(delimiter), bare, start, columns)
        elif quote != '"' and '""' in bare:  # nobody knows whether one or two are meant
            content = Trouble(start, None, _excerpt(bare), "stray_quote", None)
        else:
            content = _quoted_content(lines, line, start, delimiter, columns, quote)
            if is_doubtful and isinstance(content, list) and lines.number == start and not well_quoted(blanks.sub(r"\1", bare)):
                content = Trouble(start, None, _excerpt(bare), "stray_quote", None)
        yield start, content
        if content is not None:
            is_doubtful = isinstance(content, Trouble) and (is_doubtful or content.reason == "stray_quote")


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
    has_escapes = quote == '"' and file.has_quotes and _has_escapes(file, delimiter, columns, skipped)
    return _records_of(file, delimiter, columns, skipped, bulk and bulk.take, quote, has_escapes=has_escapes)


def _records_of(
    file: Utf8, delimiter: str, columns: int, skipped: int, take: Take | None, quote: str, *, has_escapes: bool
) -> Iterator[Record]:
    with open_text(file) as stream:
        physical = physical_lines(stream)
        lines = LineStream(lines_without_escapes(physical, well_quoted_record(delimiter, columns)) if has_escapes else physical)
        unreadable = "\0" + UNREADABLE if file.has_unreadable else ""
        for _ in range(skipped):
            lines.next()
        yield from records(lines, delimiter, columns, unreadable, take, quote)


def _has_escapes(file: Utf8, delimiter: str, columns: int, skipped: int) -> bool:
    """Whether quotes stand behind backslashes: with those doubled, fewer lines are no record than as they stand."""
    with open_text(file) as stream:
        if not any('\\"' in line for line in physical_lines(stream)):
            return False
    is_beyond_doubt = _records_beyond_doubt(delimiter, columns)

    def troubles(*, has_escapes: bool) -> int:
        found = _records_of(file, delimiter, columns, skipped, lambda _, bare: is_beyond_doubt(bare), '"', has_escapes=has_escapes)
        return sum(type(content) is Trouble for _, content in _within_time(found, file))

    return troubles(has_escapes=True) < troubles(has_escapes=False)
