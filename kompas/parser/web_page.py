"""The tables of a page in HTML, which many systems hand out as a workbook (.xls): a sheet each, also of one within a cell of another."""

import re
from pathlib import Path

from lxml import etree

from kompas.errors import ExportError
from kompas.parser import limits
from kompas.parser.cells import as_text, number_text, write_line
from kompas.parser.parts import PIECE

MOST_ROWS = 1 << 20
PASSED_OVER = ("script", "style", "head", "title", "noscript", "template")
NEW_LINE = ("br", "p", "div", "li", "tr")
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE).search
ONE_NUMBER = re.compile(r"[^\d-]*-?\d[\d.,\s]*[^\d%]*").fullmatch  # shown, and no day or share
BESIDE = 200  # signs of the text outside the tables
FEWEST = 2  # filled rows: what has fewer lays out a page


def size(path: Path, name: str) -> float:
    """Megabytes of the page, three times: its elements take so much more than their bytes."""
    return 3 * path.stat().st_size / (1 << 20)


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The tables of a page in UTF-8, as the sheets of a workbook.

    Raises ExportError where there is none with lines, and where a table is beyond the limits or cannot be read to its end.
    """
    page = Page(folder)
    parser = etree.HTMLParser(target=page, encoding="utf-8", no_network=True, huge_tree=False)
    try:
        with path.open("rb") as stream:
            for piece in iter(lambda: stream.read(PIECE), b""):
                parser.feed(piece)
        parser.close()
    except (etree.LxmlError, ValueError, OverflowError) as error:
        raise ExportError("damaged_workbook", file=name) from error
    finally:
        page.close_files()
    beside = " ".join("".join(page.beside).split())[:BESIDE]  # said with whichever table is read
    sheets = [table.sheet() | {"beside": beside} for table in page.tables if table.filled >= FEWEST]
    if len(sheets) == 1 and sheets[0]["name"].isdecimal():
        sheets[0]["name"] = None  # the only one needs no number
    if not sheets:
        raise ExportError("not_an_export", file=name, value="HTML")
    return sheets


class Table:
    """One table, while its cells pass by."""

    def __init__(self, number: int, folder: Path) -> None:
        self.name = str(number + 1)
        self.lines = folder / f"{number}.lines"
        self.stream = self.lines.open("w", encoding="utf-8")
        self.row = self.filled = self.hidden_rows = 0
        self.cells: list[str] = []
        self.spans: dict[int, int] = {}  # column → the last row, from 0, that a cell of an earlier row takes
        self.merged: list[tuple[int, int, int, int]] = []
        self.column = 0
        self.text: list[str] | None = None  # of the cell, or of the caption
        self.number: str | None = None
        self.is_open = self.is_caption = self.is_hidden = False

    def start_row(self, attributes: dict[str, str]) -> None:
        self.end_row()
        self.is_open, self.cells, self.column = True, [], 0
        self.is_hidden = "hidden" in attributes or bool(HIDDEN(attributes.get("style") or ""))

    def start_cell(self, attributes: dict[str, str]) -> None:
        self.end_cell()
        if not self.is_open:
            self.start_row({})
        while self.spans.get(self.column, -1) >= self.row:
            self.column += 1
        columns, rows = (_span(attributes.get(name)) for name in ("colspan", "rowspan"))
        last = self.column + columns - 1
        if last >= limits.COLUMNS or self.row >= MOST_ROWS:
            raise ValueError("too large")
        if rows > 1:
            self.spans |= dict.fromkeys(range(self.column, last + 1), self.row + rows - 1)
        if rows > 1 or columns > 1:
            self.merged.append((self.row, self.column, self.row + rows - 1, last))
            if len(self.merged) > limits.MERGED:
                raise MemoryError
        self.cells += [""] * (self.column - len(self.cells))
        self.column = last + 1
        self.text = []
        self.number = attributes.get("x:num") or attributes.get("sdval")

    def end_cell(self) -> None:
        if self.text is None or self.is_caption:
            return
        shown = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(self.text).split("\n"))))
        self.cells.append(_cell_text(shown, self.number))
        self.text = None

    def end_row(self) -> None:
        self.end_cell()
        if not self.is_open:
            return
        if any(cell.strip() for cell in self.cells):
            self.filled += 1
            self.hidden_rows += self.is_hidden
            write_line(self.stream, self.row + 1, self.cells)
        self.row += 1
        self.is_open = False

    def start_caption(self) -> None:
        self.text, self.is_caption = [], True

    def end_caption(self) -> None:
        self.name = " ".join("".join(self.text or ()).split()) or self.name
        self.text, self.is_caption = None, False

    def close(self) -> None:
        """The last row is whole."""
        self.end_row()
        self.stream.close()

    def sheet(self) -> dict:
        """The description of the sheet."""
        found = {"name": self.name, "is_hidden": False, "hidden_rows": self.hidden_rows}
        return found | {"merged": self.merged, "lines": self.lines.name}


class Page:
    """The tables of a page, while its elements pass by."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tables: list[Table] = []
        self.open: list[Table] = []
        self.passed_over = 0
        self.beside: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in PASSED_OVER:
            self.passed_over += 1
        elif tag == "table":
            if len(self.tables) == limits.MEMBERS:
                raise ValueError("too many tables")
            self.tables.append(Table(len(self.tables), self.folder))
            self.open.append(self.tables[-1])
        elif self.open and tag == "tr":
            self.open[-1].start_row(attributes)
        elif self.open and tag in ("td", "th"):
            self.open[-1].start_cell(attributes)
        elif self.open and tag == "caption":
            self.open[-1].start_caption()
        elif tag in NEW_LINE:
            self.data("\n")

    def end(self, tag: str) -> None:
        if tag in PASSED_OVER:
            self.passed_over -= 1
        elif tag == "table" and self.open:
            self.open.pop().close()
        elif self.open and tag == "tr":
            self.open[-1].end_row()
        elif self.open and tag in ("td", "th"):
            self.open[-1].end_cell()
        elif self.open and tag == "caption":
            self.open[-1].end_caption()

    def data(self, text: str) -> None:
        if self.passed_over:
            return
        if self.open and self.open[-1].text is not None:
            self.open[-1].text.append(text)
        elif text.strip() and len(self.beside) < BESIDE:
            self.beside.append(f"{text} ")

    def comment(self, text: str) -> None:
        """Nothing: what programs tell each other."""

    def close(self) -> None:
        """Nothing: the tables are closed by `close_files`, whatever happens."""

    def close_files(self) -> None:
        """Close what is open still: a page that was cut off has a table without an end."""
        while self.open:
            self.open.pop().close()


def _span(written: str | None) -> int:
    """How many rows or columns a cell takes; what is no number is one."""
    return max(int(written), 1) if written and written.strip().isdecimal() and len(written) < 7 else 1


def _cell_text(shown: str, number: str | None) -> str:
    """The cell; of a number that is shown rounded or in a notation of its own the number itself."""
    if number and ONE_NUMBER(shown):
        try:
            return number_text(number)
        except ValueError:
            return as_text(shown)
    return as_text(shown)
