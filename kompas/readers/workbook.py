"""An .xlsx workbook: every sheet, its cells written as unambiguous text."""

import datetime
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import python_calamine as calamine

from kompas.errors import ExportError
from kompas.readers import careful
from kompas.readers.export import Lines, NoData, Preview, Trouble, before, fill, shown

# What the libraries raise at bytes that are not what they say: RuntimeError and NotImplementedError for ways of packing.
DAMAGE = (
    calamine.CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    KeyError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)
UNPACKED = 1 << 30  # bytes; a larger workbook is a bomb or belongs in a CSV
CELLS = 60_000_000  # in the rectangle around all cells of a sheet, which the library keeps in memory whole
LOOKED_AT = 25
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ROW = re.compile(rb'<row\b[^>]*?\br="(\d+)"')
FAR_CELL = re.compile(rb'\br="([A-Z]{2,})\d')  # beyond column Z
ERROR_CELL = re.compile(rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>.*?<v>([^<]*)</v>', re.DOTALL)


@dataclass(frozen=True)
class WorkbookSheet:
    file: str
    name: str
    rows: list[list[str]]  # row 1 of the sheet is rows[0]; blank rows at the end left off
    unknown: str = "unknown_header"

    def previews(self) -> list[Preview]:
        """The first rows; none when the sheet is empty."""
        if not self.rows:
            return []
        first = self.rows[:LOOKED_AT]
        return [Preview(None, tuple((n, n, tuple(cells)) for n, cells in enumerate(first, 1)))]

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the view `into` of the rows from `first` on; filled rows before it, but for the header, are no data."""
        cells = preview.records[header][2]
        width = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=1)
        lines = fill(con, into, width, self._sorted_out(first, width))
        return before(lines, preview, header, first)

    def _sorted_out(self, first: int, width: int) -> Iterator[tuple[int, list[str] | Trouble | None]]:
        for line, row in enumerate(self.rows[first:], first + 1):
            beyond = [cell for cell in row[width:] if cell.strip()]
            reason = careful.no_data_reason(row)
            if not any(cell.strip() for cell in row):
                yield line, None
            elif reason:
                yield line, NoData(line, None, shown(row), reason, None)
            elif beyond:
                yield line, Trouble(line, None, beyond[0], "cell_beyond_header", str(width))
            else:
                yield line, [cell.replace("\0", "␀") for cell in row[:width]]


def sheets(path: Path, name: str) -> list[WorkbookSheet]:
    """The sheets of the workbook in their order.

    Raises ExportError when it is damaged, behind a password, no workbook at all, or unreasonably large unpacked.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
            if "xl/workbook.xml" not in packed.namelist():
                raise ExportError("not_an_export", file=name, value="zip")
            if unpacked > UNPACKED:
                raise ExportError("too_large", file=name, value=str(unpacked), expected=str(UNPACKED))
            errors = _error_cells(packed, name)
        with calamine.CalamineWorkbook.from_path(path) as workbook:
            return [WorkbookSheet(name, title, _rows(workbook, title, errors.get(title, []))) for title in workbook.sheet_names]
    except calamine.PasswordError as error:
        raise ExportError("old_workbook", file=name) from error
    except DAMAGE as error:
        raise ExportError("damaged_workbook", file=name) from error


def _rows(workbook: calamine.CalamineWorkbook, title: str, errors: list[tuple[int, int, str]]) -> list[list[str]]:
    sheet = workbook.get_sheet_by_name(title)
    rows = [[as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for row, column, shown in errors:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = shown
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def as_text(cell: object) -> str:
    """The cell as text that can be read in one way only.

    Whole numbers without '.0'; a fraction of exactly three decimals gets a fourth, lest it look like thousands.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, datetime.datetime):
        return str(cell) if cell.time() != datetime.time() else str(cell.date())
    if isinstance(cell, float | int):
        shown = format(Decimal(repr(cell)), "f")
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
        return shown + "0" if re.search(r"\.\d{3}$", shown) else shown
    return str(cell)


def _error_cells(packed: zipfile.ZipFile, name: str) -> dict[str, list[tuple[int, int, str]]]:
    """Per sheet the cells that hold an error such as #REF!, as (row, column, error), counted from 0.

    The library that reads the cells shows them as empty, which would make an unknown amount look like none.
    Raises ExportError for a sheet whose outermost cells lie absurdly far apart.
    """
    book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    found = {}
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(sheet.get(RELATION), "")
        member = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if member in packed.namelist():
            written = packed.read(member)
            rows = max(map(int, ROW.findall(written)), default=0)
            columns = max((_column(letters) + 1 for letters in set(FAR_CELL.findall(written))), default=26)
            if rows * columns > CELLS:
                raise ExportError("too_large", file=name, value=str(rows * columns), expected=str(CELLS))
            cells = ERROR_CELL.findall(written)
            found[sheet.get("name")] = [(int(row) - 1, _column(letters), shown.decode("utf-8")) for letters, row, shown in cells]
    return found


def _column(letters: bytes) -> int:
    """'A' is 0, 'AA' is 26."""
    position = 0
    for letter in letters:
        position = position * 26 + letter - 64
    return position - 1
