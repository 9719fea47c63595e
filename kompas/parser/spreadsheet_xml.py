"""A workbook as XML of 2003 (SpreadsheetML), mostly called .xls: the filled rows of every sheet."""

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from kompas.errors import ExportError
from kompas.parser import limits
from kompas.parser.cells import as_text, number_text, write_line
from kompas.parser.details import ZEROS
from kompas.parser.parts import PIECE, parse_xml

MOST_ROWS, MOST_COLUMNS = 1 << 20, 1 << 14


def size(path: Path, name: str) -> float:
    """Megabytes of text."""
    return path.stat().st_size / (1 << 20)


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The sheets of the workbook in their order, as those of any other. Raises ExportError where it is not whole, and for entities."""
    content = Content(folder)
    try:
        with path.open("rb") as stream:
            parse_xml(_pieces(stream), content.start, content.end, content.text)
    except (ValueError, LookupError, OverflowError) as error:
        raise ExportError("damaged_workbook", file=name) from error
    return content.sheets


def _pieces(stream) -> Iterator[bytes]:
    yield from iter(lambda: stream.read(PIECE), b"")


class Content:
    """The sheets that are found while the content passes by."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sheets: list[dict] = []
        self.widths: dict[str, int] = {}  # of the styles that show a number with zeros in front: how many digits
        self.style = ""
        self.stream: TextIO | None = None
        self.row = self.column = 0  # from 0: of the next one
        self.cells: list[str] = []
        self.cell: dict[str, str] = {}
        self.kind = ""
        self.shown: list[str] | None = None  # of the data of a cell, or of whether the sheet is visible
        self.passed_over = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        bare = name.rpartition(":")[2]
        given = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if self.passed_over or bare in ("Comment", "PhoneticText"):
            self.passed_over += 1
        elif bare == "Style":
            self.style = given.get("ID", "")
        elif bare == "NumberFormat" and ZEROS(given.get("Format", "")):
            self.widths[self.style] = len(given["Format"])
        elif bare == "Worksheet":
            self._start_sheet(given)
        elif bare == "Row" and self.stream:
            self.row = int(given.get("Index", self.row + 1)) - 1
            self.column, self.cells = 0, []
            _check(self.row, MOST_ROWS)
            self.sheets[-1]["hidden_rows"] += given.get("Hidden") == "1"
        elif bare == "Cell" and self.stream:
            self._start_cell(given)
        elif bare in ("Data", "Visible") and self.stream:
            self.kind, self.shown = given.get("Type", ""), []

    def _start_sheet(self, given: dict[str, str]) -> None:
        lines = self.folder / f"{len(self.sheets)}.lines"
        self.stream, self.row = lines.open("w", encoding="utf-8"), 0
        self.sheets.append(
            {"name": given.get("Name", ""), "is_hidden": False, "hidden_rows": 0, "merged": [], "lines": lines.name},
        )

    def _start_cell(self, given: dict[str, str]) -> None:
        self.column = int(given.get("Index", self.column + 1)) - 1
        self.cell = given
        across, down = (int(given.get(name, 0)) for name in ("MergeAcross", "MergeDown"))
        _check(self.column + across, MOST_COLUMNS)
        _check(self.row + down, MOST_ROWS)
        if across or down:
            self.sheets[-1]["merged"].append((self.row, self.column, self.row + down, self.column + across))
            if len(self.sheets[-1]["merged"]) > limits.MERGED:
                raise MemoryError

    def text(self, content: str) -> None:
        if self.shown is not None and not self.passed_over:
            self.shown.append(content)

    def end(self, name: str) -> None:
        bare = name.rpartition(":")[2]
        if self.passed_over:
            self.passed_over -= 1
        elif bare == "Data" and self.shown is not None:
            self.cells += [""] * (self.column - len(self.cells))
            self.cells.append(_cell_text(self.kind, "".join(self.shown), self.widths.get(self.cell.get("StyleID", ""), 0)))
            self.shown = None
        elif bare == "Visible" and self.shown is not None:
            self.sheets[-1]["is_hidden"] = "".join(self.shown).strip() != "SheetVisible"
            self.shown = None
        elif bare == "Cell" and self.stream:
            self.column += 1 + int(self.cell.get("MergeAcross", 0))
        elif bare == "Row" and self.stream:
            write_line(self.stream, self.row + 1, self.cells)
            self.row += 1
        elif bare == "Worksheet":
            self.stream.close()
            self.stream = None


def _check(place: int, most: int) -> None:
    """Raises ValueError where no sheet is so large, or a place lies before the first."""
    if not 0 <= place < most:
        raise ValueError("too large")


def _cell_text(kind: str, shown: str, width: int) -> str:
    """The cell as `as_text` writes it; a number that is shown with zeros in front as it is shown."""
    if kind == "Number":
        number = number_text(shown.strip())
        return number.zfill(width) if number.isdecimal() else number
    if kind == "DateTime":
        return shown.partition(".")[0].removesuffix("T00:00:00").replace("T", " ")
    if kind == "Boolean":
        return as_text(shown.strip() == "1")
    return as_text(shown)
