"""A text file with delimiters: the fast path when it is proved complete, else the careful one."""

import csv
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from kompas.readers import careful, fast
from kompas.readers.encodings import Utf8, as_utf8
from kompas.readers.export import Lines, Preview, before, drop

DELIMITERS = (";", ",", "\t", "|")
LOOKED_AT = 25  # records in which the header must stand


@dataclass(frozen=True)
class TextSheet:
    file: Utf8
    folder: Path  # for what is written on the way
    name: None = None
    unknown: str = "unknown_header"

    def previews(self) -> list[Preview]:
        """The first records, once per delimiter that occurs among them."""
        with careful.opened(self.file) as stream:
            head = list(islice(iter(lambda: stream.readline(careful.LONGEST), ""), 4 * LOOKED_AT))
        found = [delimiter for delimiter in DELIMITERS if any(delimiter in line for line in head)]
        return [Preview(delimiter, _records(head, delimiter)) for delimiter in found or [";"]]

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the view `into` of the records from `first` on; those before it, but for the header, are no data."""
        cells = preview.records[header][2]
        skipped = preview.records[first - 1][1]  # physical lines
        lines = None
        if self._looks_plain() and skipped == first:
            lines = fast.load(con, self.file, preview.delimiter, len(cells), skipped, into)
        if lines is None:
            drop(con, into)
            lines = careful.load(con, self.file, preview.delimiter, len(cells), skipped, into, self.folder)
        return before(lines, preview, header, first)

    def _looks_plain(self) -> bool:
        return not self.file.has_unreadable and not self.file.has_odd_breaks


def sheet(path: Path, name: str, folder: Path) -> TextSheet:
    """The one sheet of a text file. Raises ExportError where the bytes are no text."""
    return TextSheet(as_utf8(path, name, folder), folder)


def _records(head: list[str], delimiter: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """The records among the first lines, each with the lines where it starts and ends."""
    reader = csv.reader(head, delimiter=delimiter)
    records = []
    start = 1
    try:
        for cells in islice(reader, LOOKED_AT):
            records.append((start, reader.line_num, tuple(cells)))
            start = reader.line_num + 1
    except csv.Error:
        pass  # what follows is not the header any more
    return tuple(records)
