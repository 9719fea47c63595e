"""A workbook of OpenDocument (.ods): the filled rows of every sheet.

Every cell says in its attributes what it is and in its text how it is shown. The library that reads other workbooks tells nothing of
merged cells, hidden rows and errors here, and finding those takes a pass over everything.
"""

import re
import zipfile
from pathlib import Path
from typing import TextIO

from kompas.errors import ExportError
from kompas.parser import limits
from kompas.parser.cells import as_text, number_text, write_line
from kompas.parser.parts import parse_xml, pieces
from kompas.parser.workbook import DAMAGE, damaged

MOST_ROWS, MOST_COLUMNS = 1 << 20, 1 << 14
NUMBERS = ("float", "percentage", "currency")
ERROR = re.compile(r"#[\w/]+[!?]|#N/[AB]|(Err|Fout):\d{3}").fullmatch


class Content:
    """The sheets that are found while the content passes by."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sheets: list[dict] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.stream: TextIO | None = None
        self.depth = 0  # of tables: there may be one within a cell
        self.passed_over = 0  # depth within what is no text of the cell
        self.row, self.repeats = 0, 1
        self.is_hidden_row = False
        self.cells: list[str] = []
        self.empty = 0  # cells, since the last one that is filled
        self.cell: dict[str, str] = {}
        self.shown: list[str] | None = None  # paragraphs of the cell

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.passed_over or name == "office:annotation" or (name == "table:table" and self.depth):
            self.passed_over += 1
        elif name in STARTS:
            STARTS[name](self, attributes)

    def end(self, name: str) -> None:
        if self.passed_over:
            self.passed_over -= 1
        elif name in ENDS:
            ENDS[name](self)

    def text(self, content: str) -> None:
        if self.shown and not self.passed_over:
            self.shown[-1] += content

    def _start_style(self, attributes: dict[str, str]) -> None:
        self.style = attributes.get("style:name", "")

    def _start_table_properties(self, attributes: dict[str, str]) -> None:
        if attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)

    def _start_table(self, attributes: dict[str, str]) -> None:
        lines = self.folder / f"{len(self.sheets)}.lines"
        self.stream = lines.open("w", encoding="utf-8")
        self.depth, self.row = 1, 0
        is_hidden = attributes.get("table:style-name") in self.hidden_styles
        sheet = {"name": attributes.get("table:name", ""), "is_hidden": is_hidden, "hidden_rows": 0, "merged": [], "lines": lines.name}
        self.sheets.append(sheet)

    def _end_table(self) -> None:
        self.stream.close()
        self.depth = 0

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.repeats = _count(attributes, "table:number-rows-repeated")
        self.is_hidden_row = attributes.get("table:visibility", "visible") != "visible"
        self.cells, self.empty = [], 0

    def _end_row(self) -> None:
        if self.cells:
            if self.row + self.repeats > MOST_ROWS:
                raise ValueError("too many rows")
            for line in range(self.row + 1, self.row + self.repeats + 1):
                write_line(self.stream, line, [*self.cells])
            self.sheets[-1]["hidden_rows"] += self.repeats * self.is_hidden_row
        self.row += self.repeats

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell, self.shown = attributes, []

    def _end_cell(self) -> None:
        repeats = _count(self.cell, "table:number-columns-repeated")
        column = len(self.cells) + self.empty
        rows, columns = (_count(self.cell, f"table:number-{each}-spanned") for each in ("rows", "columns"))
        if rows > 1 or columns > 1:
            self.sheets[-1]["merged"].append((self.row, column, self.row + rows - 1, column + columns - 1))
            if len(self.sheets[-1]["merged"]) > limits.MERGED:
                raise MemoryError
        text = _cell_text(self.cell, "\n".join(self.shown or ()))
        self.shown = None
        if text.strip():
            if column + repeats > MOST_COLUMNS:
                raise ValueError("too many columns")
            self.cells += [""] * self.empty + [text] * repeats
            self.empty = 0
        else:
            self.empty += repeats

    def _start_paragraph(self, _: dict[str, str]) -> None:
        if self.shown is not None:
            self.shown.append("")

    def _start_blanks(self, attributes: dict[str, str]) -> None:
        self.text(" " * min(_count(attributes, "text:c"), MOST_COLUMNS))

    def _start_tab(self, _: dict[str, str]) -> None:
        self.text("\t")

    def _start_break(self, _: dict[str, str]) -> None:
        self.text("\n")


STARTS = {
    "style:style": Content._start_style,
    "style:table-properties": Content._start_table_properties,
    "table:table": Content._start_table,
    "table:table-row": Content._start_row,
    "table:table-cell": Content._start_cell,
    "table:covered-table-cell": Content._start_cell,
    "text:p": Content._start_paragraph,
    "text:s": Content._start_blanks,
    "text:tab": Content._start_tab,
    "text:line-break": Content._start_break,
}
ENDS = {
    "table:table": Content._end_table,
    "table:table-row": Content._end_row,
    "table:table-cell": Content._end_cell,
    "table:covered-table-cell": Content._end_cell,
}


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The sheets of the workbook in their order, as those of any other. Raises ExportError when it is damaged or behind a password."""
    try:
        with zipfile.ZipFile(path) as packed:
            if "META-INF/manifest.xml" in packed.namelist() and _is_locked(packed):
                raise ExportError("locked_workbook", file=name)
            content = Content(folder)
            parse_xml(pieces(packed, "content.xml"), content.start, content.end, content.text)
            return content.sheets
    except DAMAGE as error:
        raise damaged(error, name) from error


def _is_locked(packed: zipfile.ZipFile) -> bool:
    found: list[str] = []
    parse_xml(pieces(packed, "META-INF/manifest.xml"), lambda name, _: found.append(name), lambda _: None, lambda _: None)
    return "manifest:encryption-data" in found


def _count(attributes: dict[str, str], name: str) -> int:
    """Raises ValueError for what is no count."""
    count = int(attributes.get(name, 1))
    if count < 1:
        raise ValueError(name)
    return count


def _cell_text(cell: dict[str, str], shown: str) -> str:
    """The cell as `as_text` writes it; an error, and a number that is shown with zeros in front, as they are shown."""
    kind = cell.get("office:value-type")
    if cell.get("calcext:value-type") == "error" or ("table:formula" in cell and ERROR(shown)):
        return shown
    if kind in NUMBERS and "office:value" in cell:
        number = number_text(cell["office:value"])
        is_padded = shown.isdecimal() and len(shown) > len(number) and shown.lstrip("0") == number.lstrip("0")
        return shown if is_padded else number
    if kind == "date" and "office:date-value" in cell:
        return cell["office:date-value"].removesuffix("T00:00:00").replace("T", " ")
    if kind == "boolean" and "office:boolean-value" in cell:
        return as_text(cell["office:boolean-value"] == "true")
    return as_text(shown or cell.get("office:string-value", ""))
