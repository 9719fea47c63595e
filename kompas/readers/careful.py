"""The careful path: line by line in Python, for files in which something is wrong somewhere."""

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
from kompas.readers import fast
from kompas.readers.encodings import UNREADABLE, Utf8
from kompas.readers.export import BATCH, BATCH_BYTES, SHOWN, Lines, NoData, Trouble, drop, fill
from kompas.readers.quotes import has_lone_quote, with_a_sign

WINDOW = 100  # a record with more line breaks than this is a quote that was never closed
LONGEST = 1_000_000  # characters in a line that can be data


def opened(file: Utf8) -> TextIO:
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


def parsed(lines: Iterable[str], delimiter: str, *, strict: bool, spaced: bool = False) -> Iterator[list[str]]:
    """The reader of the csv module, in which blanks may stand before a quote (`spaced`).

    Its limit holds for the whole process, so it is set here, where it is used.
    """
    csv.field_size_limit(LONGEST + WINDOW)
    return csv.reader(lines, delimiter=delimiter, strict=strict, skipinitialspace=spaced)


class Physical:
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


# The line where a record starts; its cells, what is wrong or why it is no data, null for blank.
Found = tuple[int, list[str] | Trouble | None]


class Plain:
    """Lines that are a record each beyond doubt: written aside, with their number, for DuckDB to read quickly."""

    def __init__(self, path: Path, delimiter: str, columns: int) -> None:
        self.path, self.delimiter, self.columns = path, delimiter, columns
        self.lines = 0
        self.waiting: list[str] = []
        self.held = 0  # characters of the lines that wait
        cell = f'(?:"(?:[^"]++|"")*+"|[^"{re.escape(delimiter)}]*+)'
        self.well_quoted = re.compile(f"{cell}(?:{re.escape(delimiter)}{cell}){{{columns - 1}}}").fullmatch
        path.write_text("")

    def takes(self, number: int, bare: str) -> bool:
        """Whether this line was plain and is kept."""
        if self.columns == 1 or len(bare) > LONGEST:
            return False
        if not (self.well_quoted(bare) if '"' in bare else bare.count(self.delimiter) == self.columns - 1):
            return False
        self.waiting.append(f"{number}{self.delimiter}{bare}\n")
        self.lines += 1
        self.held += len(bare)
        if len(self.waiting) == BATCH or self.held > BATCH_BYTES:
            self.flush()
        return True

    def flush(self) -> None:
        with self.path.open("a", encoding="utf-8", newline="") as stream:
            stream.writelines(self.waiting)
        self.waiting.clear()
        self.held = 0


def records(lines: Physical, delimiter: str, columns: int, unreadable: str, plain: Plain | None) -> Iterator[Found]:
    """Every record that `plain` does not take."""
    while (line := lines.next()) is not None:
        start = lines.number
        bare = line.rstrip("\r\n")
        if unreadable and any(sign in bare for sign in unreadable):
            yield start, Trouble(start, None, _shown(bare.replace("\0", "␀")), "unreadable_sign", None)
        elif plain and plain.takes(start, bare):
            continue
        elif not bare.strip(" \t"):
            yield start, None
        elif len(bare) > LONGEST:
            yield start, Trouble(start, None, _shown(bare), "too_long", str(LONGEST))
        elif '"' not in bare:
            yield start, _fitted(bare.split(delimiter), bare, start, columns)
        else:
            yield start, _quoted(lines, line, start, delimiter, columns)


def _quoted(lines: Physical, line: str, start: int, delimiter: str, columns: int) -> list[str] | Trouble:
    """The record that starts here, over as many lines as its quotes span; only its first line is given up."""
    if cells := with_a_sign(line.rstrip("\r\n"), delimiter, columns):
        return cells
    spaced = bool(re.search(f'(?:^|{re.escape(delimiter)}) +"', line))
    reader = parsed(lines.window(line), delimiter, strict=True, spaced=spaced)
    bare = line.rstrip("\r\n")
    try:
        cells = next(reader)
    except csv.Error:
        return Trouble(start, None, _shown(bare), "stray_quote", None)
    fitted = _fitted(cells, bare, start, columns)
    if isinstance(fitted, list) and not has_lone_quote("".join(islice(lines.window(line), reader.line_num)), delimiter):
        lines.take(reader.line_num - 1)
    elif isinstance(fitted, list) or reader.line_num > 1:
        return Trouble(start, None, _shown(bare), "stray_quote", None)
    return fitted


def _fitted(cells: list[str], bare: str, start: int, columns: int) -> list[str] | Trouble | None:
    """The cells when they are as many as the header has.

    One too many that is empty and last is no harmless end of the line: with one delimiter too many before it and nothing
    in the last column, every cell in between has shifted. Where every line has it, see `ends`.
    """
    if len(cells) == columns:
        return cells
    if not any(cell.strip() for cell in cells):
        return None
    reason = no_data_reason(cells)
    if reason:
        return NoData(start, None, _shown(bare), reason, None)
    return Trouble(start, None, _shown(bare), "cell_count", str(columns))


def no_data_reason(cells: list[str]) -> str | None:
    """Why these cells are no data beyond doubt: what a program wrote below or between the data; null where they may be data."""
    written = [cell.strip() for cell in cells if cell.strip()]
    if all(not cell.strip("-=_ ") for cell in written):
        return "dashes"
    return "row_count" if len(written) == 1 and ROW_COUNT(written[0]) else None


# '(2010 rows affected)', '2010 rijen geselecteerd.', '(1 record)'
ROW_COUNT = re.compile(
    r"\(?\d[\d.,]* (rows?|rij(en)?|regels?|records?)( (affected|selected|returned|fetched|in set|geselecteerd|gevonden|opgehaald))?\)?\.?",
    re.IGNORECASE,
).fullmatch


def _shown(bare: str) -> str:
    return bare[:SHOWN]


def load(
    con: duckdb.DuckDBPyConnection,
    file: Utf8,
    delimiter: str,
    columns: int,
    skipped: int,
    into: str,
    folder: Path,
) -> Lines:
    """Make the view `into` of the records after the physical lines that are skipped.

    Lines that are plain are read by DuckDB after all; when it does not find each of them, all are read here.
    """
    plain = Plain(folder / "plain", delimiter, columns)
    lines = _load(con, file, delimiter, columns, skipped, into, plain)
    if plain.lines:
        plain.flush()
        if not fast.add_plain(con, plain.path, delimiter, columns, plain.lines, into):
            drop(con, into)
            return _load(con, file, delimiter, columns, skipped, into, None)
    return replace(lines, lines=lines.lines + plain.lines)


def all_have(file: Utf8, delimiter: str, columns: int, skipped: int) -> bool:
    """Whether every line after those that are skipped has that many cells, apart from lines that are no data or cannot be read."""
    found = _in_time(_records(file, delimiter, columns, skipped, None), file)
    return not any(type(each) is Trouble and each.reason == "cell_count" for _, each in found)


def _in_time(found: Iterator[Found], file: Utf8) -> Iterator[Found]:
    """The same; raises ExportError where finding them takes unreasonably long for a file of this size."""
    most = limits.SLOW_SECONDS + limits.SECONDS_PER_MB * file.path.stat().st_size / 1e6
    deadline = time.monotonic() + most
    for each in found:
        if time.monotonic() > deadline:
            raise ExportError("too_slow", file=file.name, expected=round(most))
        yield each


def _load(
    con: duckdb.DuckDBPyConnection,
    file: Utf8,
    delimiter: str,
    columns: int,
    skipped: int,
    into: str,
    plain: Plain | None,
) -> Lines:
    return fill(con, into, columns, _in_time(_records(file, delimiter, columns, skipped, plain), file), file.name)


def _records(file: Utf8, delimiter: str, columns: int, skipped: int, plain: Plain | None) -> Iterator[Found]:
    """Every record after the physical lines that are skipped, but for those that `plain` takes."""
    with opened(file) as stream:
        lines = Physical(physical_lines(stream))
        unreadable = "\0" + UNREADABLE if file.has_unreadable else ""
        for _ in range(skipped):
            lines.next()
        yield from records(lines, delimiter, columns, unreadable, plain)
