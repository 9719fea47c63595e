"""An .xlsx workbook: the filled rows of every sheet, their cells as unambiguous text."""

import datetime
import errno
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import defusedxml
import python_calamine as calamine
from defusedxml import ElementTree

from kompas.errors import ExportError
from kompas.parser import DISK_IS_FULL, limits
from kompas.parser.parts import Part, cell_details, scan

# What the libraries raise at bytes that are not what they say: RuntimeError and NotImplementedError for ways of packing.
DAMAGE = (
    calamine.CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    defusedxml.DefusedXmlException,
    ElementTree.ParseError,
    KeyError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)
OTHERS = {"xl/workbook.bin": "XLSB", "content.xml": "OpenDocument", "word/document.xml": "DOCX"}  # a part, and what file has it
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
THREE_DECIMALS = re.compile(r"\.\d{3}$")
ZEROS = re.compile("0{2,}").fullmatch  # a number format that shows so many digits
PADDED = re.compile(r"-?\d+\.\d{3}0")  # how a number of three decimals is written


def size(path: Path, name: str) -> float:
    """Megabytes of the workbook unpacked, as it says itself.

    Raises ExportError when it is no workbook, has a part twice, is behind a password or says that it unpacks to much more than a
    workbook does.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            _check_archive(packed, name)
            return sum(member.file_size for member in packed.infolist()) / (1 << 20)
    except DAMAGE as error:
        raise ExportError("damaged_workbook", file=name) from error


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The sheets in their order, each with its title, whether it is hidden, its hidden rows, merged cells and the file of its lines.

    Raises ExportError when the workbook is damaged or behind a password.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            widths = _widths(packed)
            written = [member for member in packed.infolist() if member.filename.endswith((".xml", ".rels"))]
            parts = {member.filename: scan(packed, member, widths) for member in written}
            sheet_parts = _sheet_parts(packed)
            with calamine.CalamineWorkbook.from_path(path) as workbook:
                return [
                    _sheet(workbook, packed, metadata, parts.get(sheet_parts.get(metadata.name, "")), widths, folder / f"{number}.lines")
                    for number, metadata in enumerate(workbook.sheets_metadata)
                    if metadata.typ == calamine.SheetTypeEnum.WorkSheet
                ]
    except calamine.PasswordError as error:
        raise ExportError("old_workbook", file=name) from error
    except DAMAGE as error:
        if isinstance(error, OSError) and error.errno in (*DISK_IS_FULL, errno.EFBIG):
            raise
        raise ExportError("damaged_workbook", file=name) from error


def _check_archive(packed: zipfile.ZipFile, name: str) -> None:
    """Raises ExportError for what is no workbook, has a part twice, or says that it unpacks to much more than a workbook does."""
    members = packed.infolist()
    names = [member.filename for member in members]
    if "xl/workbook.xml" not in names:
        kind = next((kind for part, kind in OTHERS.items() if part in names), "zip")
        raise ExportError("not_an_export", file=name, value=kind)
    if len(set(names)) < len(names):
        raise ExportError("damaged_workbook", file=name)
    if any(member.flag_bits & 1 for member in members):
        raise ExportError("old_workbook", file=name)
    mb = 1 << 20
    unpacked = sum(member.file_size for member in members)
    most = min(limits.UNPACKED_MB * mb, max(limits.SMALL_MB * mb, limits.TIMES_PACKED * sum(member.compress_size for member in members)))
    if unpacked > most:
        raise ExportError("too_large", file=name, value=unpacked // mb, expected=most // mb)


def _sheet_parts(packed: zipfile.ZipFile) -> dict[str, str]:
    """The part of the workbook in which each sheet stands, by title."""
    book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    found = {}
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(sheet.get(RELATION), "")
        found[sheet.get("name")] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return found


def _widths(packed: zipfile.ZipFile) -> dict[str, int]:
    """The styles of cells that show a number with zeros in front, each with how many digits it shows."""
    if "xl/styles.xml" not in packed.namelist():
        return {}
    styles = ElementTree.fromstring(packed.read("xl/styles.xml"))
    formats = {element.get("numFmtId"): element.get("formatCode", "") for element in styles.iterfind("{*}numFmts/{*}numFmt")}
    used = (formats.get(style.get("numFmtId"), "") for style in styles.iterfind("{*}cellXfs/{*}xf"))
    return {str(place): len(code) for place, code in enumerate(used) if ZEROS(code)}


def _sheet(
    workbook: calamine.CalamineWorkbook,
    packed: zipfile.ZipFile,
    metadata: calamine.SheetMetadata,
    part: Part | None,
    widths: dict[str, int],
    lines: Path,
) -> dict:
    sheet = workbook.get_sheet_by_name(metadata.name)
    merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or () if first != last]
    if len(merged) > limits.MERGED:
        raise MemoryError
    details = cell_details(packed, part, widths)
    with lines.open("w", encoding="utf-8") as stream:
        for row, filled in _rows(sheet):
            written = [*map(as_text, filled)]
            for column, digits in details.digits(row).items():
                if column < len(filled) and _is_count(filled[column]):
                    written[column] = written[column].zfill(digits)
            for column, shown in details.errors.get(row, {}).items():
                written += [""] * (column + 1 - len(written))
                written[column] = shown
            while written and not written[-1].strip():
                written.pop()
            if written:
                stream.write(json.dumps([row + 1, written]) + "\n")
    return {
        "name": metadata.name,
        "is_hidden": metadata.visible != calamine.SheetVisibleEnum.Visible,
        "hidden_rows": part.hidden_rows if part else 0,
        "merged": merged,
        "lines": lines.name,
    }


def _rows(sheet: calamine.CalamineSheet) -> Iterator[tuple[int, list]]:
    """Number, from 0, and cells of the rows; the library leaves off the columns before the first filled one."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for row, cells in enumerate(sheet.iter_rows()):
        yield row, before + cells


def _is_count(cell: object) -> bool:
    """Whether a cell is a whole number from 0 on, which a format of zeros shows as it is."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell >= 0 and float(cell).is_integer()


def as_text(cell: object) -> str:
    """The cell as text that can be read in one way only.

    Whole numbers without '.0'; a number of exactly three decimals gets a fourth, lest it look like thousands. A text that
    looks like such a number is marked as text, so that an identifier is the same here as in a CSV.
    """
    if isinstance(cell, str):
        return f'="{cell}"' if PADDED.fullmatch(cell) else cell
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, datetime.datetime):
        return str(cell) if cell.time() != datetime.time() else str(cell.date())
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, float | int):
        shown = format(Decimal(repr(cell)), "f")
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
        return shown + "0" if THREE_DECIMALS.search(shown) else shown
    return str(cell)
