"""Records that name their own columns (JSON, an event log, Parquet, the areas of a map), as the parser wrote them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import duckdb

from kompas.readers import lines_view, parser_process
from kompas.readers.encodings import UNREADABLE
from kompas.readers.sheet import EXCERPT, Lines, Preview, Record, Trouble


@dataclass(frozen=True)
class RecordSheet:
    """The records of one list, numbered from 1: that is their line, for they may all stand on one line of text."""

    file: str
    path: Path  # of the lines that the parser wrote
    header: tuple[str, ...]  # every column that any record has
    has_unreadable: bool
    beside: str = ""  # what else stands in the document, and is not read
    name: str | None = None
    title: str | None = None
    is_hidden: bool = False
    reason_if_unknown: str = "unknown_header"

    def previews(self) -> list[Preview]:
        """The header alone: no record can be taken for it. Without any column, what stands there instead of a record."""
        instead = [tuple(cells) for _, cells in islice(self.rows(), 1)] if not self.header else []
        return [Preview(None, ((1, 1, cells),)) for cells in ([self.header] if self.header else instead)]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The records, each with its number."""
        return ((line, cells or [excerpt]) for line, cells, _, excerpt in parser_process.lines(self.path) if cells or excerpt)

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the view `into` of all records."""
        lines = lines_view.load(con, into, len(self.header), self._records(), self.file)
        remark = Trouble(None, None, self.beside[:EXCERPT], "beside_records", None)
        return replace(lines, remarks=(remark,) if self.beside else ())

    def _records(self) -> Iterator[Record]:
        for line, cells, reason, excerpt in parser_process.lines(self.path):
            if cells is None:
                yield line, Trouble(line, None, _excerpt(excerpt), reason, None) if reason else None
                continue
            odd = next((cell for cell in cells if not _is_readable(cell, self.has_unreadable)), None)
            if odd is not None:
                yield line, Trouble(line, None, _excerpt(odd), "unreadable_sign", None)
            elif not any(cells):
                yield line, None
            else:
                yield line, cells + [""] * (len(self.header) - len(cells))


def sheets(kind: str, path: Path, name: str, folder: Path, has_unreadable: bool) -> list[RecordSheet]:
    """The sheets of the file at `path`. Raises ExportError where it is not what its first bytes say."""
    return [
        RecordSheet(
            name,
            folder / sheet["lines"],
            tuple(sheet["header"]),
            has_unreadable,
            sheet.get("beside", ""),
            sheet["name"],
            sheet["name"],
            reason_if_unknown="unknown_properties" if sheet.get("is_map") else "unknown_header",
        )
        for sheet in parser_process.parse(kind, path, name, folder)
    ]


def _is_readable(cell: str, has_unreadable: bool) -> bool:
    """Whether the cell is text: no half signs (surrogates without their other half), no bytes that had to be replaced."""
    return cell.isascii() or not (has_unreadable and UNREADABLE in cell) and cell.encode("utf-8", "replace").decode("utf-8") == cell


def _excerpt(cell: str) -> str:
    return cell[:EXCERPT].encode("utf-8", "replace").decode("utf-8")
