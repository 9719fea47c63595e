"""The parts of a workbook, unpacked in pieces: nothing that the file says of its own size is believed."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
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
    hidden_rows: int


def looked_at(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> Part:
    """The part, unpacked once. Raises ValueError where it is not utf-8 or declares entities, which no workbook does."""
    has_errors, hidden_rows, left = False, 0, b""
    for number, piece in enumerate(_pieces(packed, member)):
        if number == 0:
            _is_plain_xml(piece)
        text = left + piece
        whole, opening, rest = text.rpartition(b"<")
        left = opening + rest if len(rest) < TAG else b""
        has_errors = has_errors or bool(ERROR_CELL.search(whole))
        hidden_rows += len(HIDDEN_ROW.findall(whole))
    return Part(member.filename, has_errors, hidden_rows)


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


def cells_with_errors(packed: zipfile.ZipFile, part: Part) -> dict[int, dict[int, str]]:
    """Per row, counted from 0, the columns that hold an error such as #REF!, with the error.

    The library that reads the cells shows them as empty, which would make an unknown amount look like none.
    """
    seen = _Errors()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = seen.start, seen.end
    parser.CharacterDataHandler = seen.text
    parser.StartDoctypeDeclHandler = seen.doctype
    try:
        for piece in _pieces(packed, part.name):
            parser.Parse(piece)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return seen.found


class _Errors:
    """Follows the rows and cells of a sheet; both may leave out where they stand, and then follow the one before."""

    def __init__(self) -> None:
        self.found: dict[int, dict[int, str]] = {}
        self.row = self.column = -1
        self.is_error = self.is_value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        bare = name.rpartition(":")[2]
        if bare == "row":
            self.row = int(attributes.get("r", self.row + 2)) - 1
            self.column = -1
        elif bare == "c":
            self.column = _column(attributes["r"]) if "r" in attributes else self.column + 1
            self.is_error = attributes.get("t") == "e"
        self.is_value = self.is_error and bare == "v"

    def text(self, said: str) -> None:
        if self.is_value:
            row = self.found.setdefault(self.row, {})
            row[self.column] = row.get(self.column, "") + said

    def end(self, name: str) -> None:
        self.is_value = False

    def doctype(self, *_: object) -> None:
        raise ValueError("entities")


def _column(address: str) -> int:
    """'A1' is 0, 'AA1' is 26. Raises ValueError for what no sheet has."""
    letters = address.rstrip("0123456789")
    if not 1 <= len(letters) <= 3 or not (letters.isascii() and letters.isalpha()):
        raise ValueError(address)
    position = 0
    for letter in letters.upper():
        position = position * 26 + ord(letter) - 64
    return position - 1
