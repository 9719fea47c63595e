"""A workbook: every sheet, its cells written as unambiguous text by the parser."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from pathlib import Path

import duckdb

from kompas.parser import limits
from kompas.readers import lines_view, parser_process
from kompas.readers.sheet import Lines, NoData, Preview, Record, Trouble, check_width, excerpt, no_data_reason, with_lines_above

PREVIEW_ROWS = 25


@dataclass(frozen=True)
class WorkbookSheet:
    file: str
    name: str | None  # null where it is the only one and nothing names it
    title: str | None
    path: Path  # of the lines that the parser wrote
    merged: tuple[tuple[int, int, int, int], ...]  # first row, first column, last row, last column of merged cells, from 0
    hidden_rows: int
    is_hidden: bool
    beside: str = ""  # what else stands in the file, outside every sheet
    reason_if_unknown: str = "unknown_header"

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows with something in them, each with its number."""
        return ((line, cells) for line, cells in parser_process.lines(self.path))

    def previews(self) -> list[Preview]:
        """The first rows; none when the sheet is empty. In a merged cell stands in every row what stands in its first."""
        filled = dict(takewhile(lambda row: row[0] <= PREVIEW_ROWS, self.rows()))
        if not filled and not any(islice(self.rows(), 1)):
            return []
        rows = ((line, filled.get(line, [])) for line in range(1, max(filled, default=1) + 1))
        return [Preview(None, tuple((line, line, tuple(cells[: limits.COLUMNS + 1])) for line, cells in self._unmerge(rows, 0)))]

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the view `into` of the rows from `first` on; filled rows before it, but for the header, are no data."""
        cells = preview.records[header][2]
        width = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=1)
        check_width(width, self.file, preview.records[header][0])
        lines = with_lines_above(lines_view.load(con, into, width, self._records(first, width), self.file), preview, header, first)
        return replace(lines, remarks=tuple(self._remarks(first, width)))

    def _records(self, first: int, width: int) -> Iterator[Record]:
        last = first
        for line, row in self._unmerge(((line, row) for line, row in self.rows() if line > first), first):
            yield from ((blank, None) for blank in range(last + 1, line))
            last = line
            beyond = [cell for cell in row[width:] if cell.strip()]
            reason = no_data_reason(row)
            if reason:
                yield line, NoData(line, None, excerpt(row), reason, None)
            elif beyond:
                yield line, Trouble(line, None, beyond[0], "cell_beyond_header", str(width))
            else:
                written = row[:width] + [""] * (width - len(row))
                yield line, [cell.replace("\0", "␀") for cell in written] if "\0" in "".join(written) else written

    def _unmerge(self, rows: Iterator[tuple[int, list[str]]], first: int) -> Iterator[tuple[int, list[str]]]:
        """The rows, with the value of a merged cell on every row that it spans, where those have something else in them too."""
        upcoming = sorted((each for each in self.merged if each[0] >= first and each[2] > each[0]), reverse=True)
        spanning: dict[int, tuple[int, str]] = {}  # column → last row, value
        for line, row in rows:
            while upcoming and upcoming[-1][0] < line:
                top, column, bottom, _ = upcoming.pop()
                if top == line - 1 and column < len(row):
                    spanning[column] = (bottom, row[column])
            spanning = {column: span for column, span in spanning.items() if span[0] >= line - 1}
            for column, (_, value) in spanning.items() if row else ():
                row += [""] * (column + 1 - len(row))
                row[column] = row[column] or value
            yield line, row

    def _remarks(self, first: int, width: int) -> Iterator[Trouble]:
        if self.beside:
            yield Trouble(None, None, self.beside, "beside_records", None)
        if self.hidden_rows:
            yield Trouble(None, None, str(self.hidden_rows), "hidden_rows", None)
        for top, left, _, right in self.merged:
            if top >= first and right > left and left < width:
                yield Trouble(top + 1, None, None, "merged_across", None)


def sheets(described: list[dict], name: str, folder: Path) -> list[WorkbookSheet]:
    """The sheets of a workbook in their order, as the parser described them."""
    return [
        WorkbookSheet(
            name,
            sheet["name"],
            sheet["name"],
            folder / sheet["lines"],
            tuple(map(tuple, sheet["merged"])),
            sheet["hidden_rows"],
            sheet["is_hidden"],
            sheet.get("beside", ""),
        )
        for sheet in described
    ]
