"""A workbook of a spreadsheet program: the filled rows of every sheet, their cells as unambiguous text."""

import errno
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import defusedxml
import python_calamine as calamine
from defusedxml import ElementTree

from kompas.errors import ExportError
from kompas.parser import DISK_IS_FULL, limits
from kompas.parser.binary import part_details
from kompas.parser.cells import as_text, write_line
from kompas.parser.details import DAY, ZEROS, Details, day_of
from kompas.parser.parts import scan, xml_details

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
    OverflowError,
    ValueError,
    RuntimeError,
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The sheets of an .xlsx, .xlsm or .xlsb in their order, each with its title, whether it is hidden, its hidden rows, merged cells
    and the file of its lines.

    Raises ExportError when the workbook is damaged or behind a password.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            is_binary = "xl/workbook.bin" in packed.namelist()
            widths = {} if is_binary else _widths(packed)
            written = [member for member in packed.infolist() if member.filename.endswith((".xml", ".rels"))]
            parts = {member.filename: scan(packed, member, widths) for member in written}
            if is_binary:
                details, is_1904 = part_details(packed)
            else:
                places = _sheet_parts(packed).items()
                details, is_1904 = {title: xml_details(packed, parts.get(part), widths) for title, part in places}, False
            with calamine.CalamineWorkbook.from_path(path) as workbook:
                return sheets(workbook, details, is_1904, folder)
    except calamine.PasswordError as error:
        raise ExportError("locked_workbook", file=name) from error
    except DAMAGE as error:
        raise damaged(error, name) from error


def damaged(error: Exception, name: str) -> Exception:
    """What to raise: the error itself where the disk is to blame."""
    if isinstance(error, OSError) and error.errno in (*DISK_IS_FULL, errno.EFBIG):
        return error
    return ExportError("damaged_workbook", file=name)


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


def sheets(workbook: calamine.CalamineWorkbook, details: dict[str, Details], is_1904: bool, folder: Path) -> list[dict]:
    """The sheets of an open workbook, given the details of each, with their lines written into `folder`."""
    return [
        _sheet(workbook, metadata, details.get(metadata.name) or Details(), is_1904, folder / f"{number}.lines")
        for number, metadata in enumerate(workbook.sheets_metadata)
        if metadata.typ == calamine.SheetTypeEnum.WorkSheet
    ]


def _sheet(workbook: calamine.CalamineWorkbook, metadata: calamine.SheetMetadata, details: Details, is_1904: bool, lines: Path) -> dict:
    sheet = workbook.get_sheet_by_name(metadata.name)
    merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or () if first != last] or details.merged
    if len(merged) > limits.MERGED:
        raise MemoryError
    with lines.open("w", encoding="utf-8") as stream:
        for row, filled in _rows(sheet):
            written = [*map(as_text, filled)]
            for column, look in details.looks_of(row).items():
                if column < len(filled) and _is_count(filled[column]):
                    written[column] = str(day_of(filled[column], is_1904)) if look == DAY else written[column].zfill(look)
            for column, shown in details.errors.get(row, {}).items():
                written += [""] * (column + 1 - len(written))
                written[column] = shown
            write_line(stream, row + 1, written)
    return {
        "name": metadata.name,
        "is_hidden": metadata.visible != calamine.SheetVisibleEnum.Visible,
        "hidden_rows": details.hidden_rows,
        "merged": merged,
        "lines": lines.name,
    }


def _rows(sheet: calamine.CalamineSheet) -> Iterator[tuple[int, list]]:
    """Number, from 0, and cells of the rows; the library leaves off the columns before the first filled one."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for row, cells in enumerate(sheet.iter_rows()):
        yield row, before + cells


def _is_count(cell: object) -> bool:
    """Whether a cell is a whole number from 0 on, which a format shows as it is or as a day."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell >= 0 and float(cell).is_integer()
