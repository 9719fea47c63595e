"""The parts of a workbook, unpacked in pieces: nothing that the file says of its own size is believed."""

import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from xml.parsers import expat

PIECE = 1 << 20
TAG = 2000  # bytes of a tag that are looked at; cells and rows have far shorter ones
DECLARED = re.compile(rb'<\?xml[^>]{0,200}?encoding\s*=\s*["\']([^"\']{1,40})["\']')
ERROR_CELL = re.compile(rb'<(?:\w{1,20}:)?c\s[^>]{0,300}?\bt\s{0,9}=\s{0,9}["\']e["\']')
HIDDEN_ROW = re.compile(rb'<(?:\w{1,20}:)?row\s[^>]{0,500}?\bhidden\s{0,9}=\s{0,9}["\'](?:1|true)["\']')


@dataclass(frozen=True)
class Part:
    """One part, and what was seen in it while it passed by."""

    name: str
    has_errors: bool  # cells such as #REF!
    has_padded: bool  # cells in one of the styles that show zeros in front
    hidden_rows: int


def scan(packed: zipfile.ZipFile, member: zipfile.ZipInfo, styles: Iterable[str] = ()) -> Part:
    """The part, unpacked once. Raises ValueError where it is not utf-8 or declares entities, which no workbook does."""
    has_errors, has_padded, hidden_rows, left = False, False, 0, b""
    padded = (
        re.compile(rb"<(?:\w{1,20}:)?c\s[^>]{0,300}?\bs\s{0,9}=\s{0,9}[\"'](?:%s)[\"']" % "|".join(styles).encode()) if styles else None
    )
    for number, piece in enumerate(_pieces(packed, member)):
        if number == 0:
            _is_plain_xml(piece)
        text = left + piece
        whole, opening, rest = text.rpartition(b"<")
        left = opening + rest if len(rest) < TAG else b""
        has_errors = has_errors or bool(ERROR_CELL.search(whole))
        has_padded = has_padded or bool(padded and padded.search(whole))
        hidden_rows += len(HIDDEN_ROW.findall(whole))
    return Part(member.filename, has_errors, has_padded, hidden_rows)


def _pieces(packed: zipfile.ZipFile, member: zipfile.ZipInfo | str) -> Iterator[bytes]:
    with packed.open(member) as stream:
        yield from iter(lambda: stream.read(PIECE), b"")


def _is_plain_xml(start: bytes) -> None:
    declared = DECLARED.match(start.removeprefix(b"\xef\xbb\xbf"))
    if not start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") or b"\0" in start:
        raise ValueError("no utf-8")
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise ValueError("no utf-8")
    if b"<!DOCTYPE" in start:
        raise ValueError("entities")


class CellDetails:
    """What the library that reads the cells leaves out; rows and columns are counted from 0.

    It shows an error such as #REF! as empty, which would make an unknown amount look like none, and knows no formats of numbers.
    It follows the rows and cells of a sheet; both may leave out where they stand, and then follow the one before.
    """

    def __init__(self, widths: dict[str, int]) -> None:
        self.widths = widths  # of the styles that show a number with zeros in front: how many digits
        self.errors: dict[int, dict[int, str]] = {}  # row → column → the error
        self.padded: dict[int, list[list[int]]] = {}  # column → first row, last row, how many digits
        self.row = self.column = -1
        self.is_error = self.is_value = False

    def digits(self, row: int) -> dict[int, int]:
        """The columns of this row in which a number is shown with zeros in front: with how many digits."""
        found = {}
        for column, runs in self.padded.items():
            place = bisect_right(runs, row, key=itemgetter(0)) - 1
            if place >= 0 and row <= runs[place][1]:
                found[column] = runs[place][2]
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        bare = name.rpartition(":")[2]
        if bare == "row":
            self.row = int(attributes.get("r", self.row + 2)) - 1
            self.column = -1
        elif bare == "c":
            self.column = _column(attributes["r"]) if "r" in attributes else self.column + 1
            self.is_error = attributes.get("t") == "e"
            if width := self.widths.get(attributes.get("s", "")):
                self._pad(width)
        self.is_value = self.is_error and bare == "v"

    def _pad(self, width: int) -> None:
        runs = self.padded.setdefault(self.column, [])
        if runs and runs[-1][1] == self.row - 1 and runs[-1][2] == width:
            runs[-1][1] = self.row
        else:
            runs.append([self.row, self.row, width])

    def text(self, content: str) -> None:
        if self.is_value:
            row = self.errors.setdefault(self.row, {})
            row[self.column] = row.get(self.column, "") + content

    def end(self, name: str) -> None:
        self.is_value = False

    def doctype(self, *_: object) -> None:
        raise ValueError("entities")


def cell_details(packed: zipfile.ZipFile, part: Part | None, widths: dict[str, int]) -> CellDetails:
    """The errors and the numbers with zeros in front of a sheet: a second pass, only where the first one saw any."""
    details = CellDetails(widths)
    if part is None or not (part.has_errors or part.has_padded):
        return details
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = details.start, details.end
    parser.CharacterDataHandler = details.text
    parser.StartDoctypeDeclHandler = details.doctype
    try:
        for piece in _pieces(packed, part.name):
            parser.Parse(piece)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return details


def _column(address: str) -> int:
    """'A1' is 0, 'AA1' is 26. Raises ValueError for what no sheet has."""
    letters = address.rstrip("0123456789")
    if not 1 <= len(letters) <= 3 or not (letters.isascii() and letters.isalpha()):
        raise ValueError(address)
    position = 0
    for letter in letters.upper():
        position = position * 26 + ord(letter) - 64
    return position - 1
