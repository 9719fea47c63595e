"""The parts of a workbook, unpacked in pieces: nothing that the file says of its own size is believed."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from kompas.parser.details import Details

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
    for number, piece in enumerate(pieces(packed, member)):
        if number == 0:
            _is_plain_xml(piece)
        text = left + piece
        whole, opening, rest = text.rpartition(b"<")
        left = opening + rest if len(rest) < TAG else b""
        # Expressions take ten times as long as the look whether their words are there at all.
        has_errors = has_errors or ((b'"e"' in whole or b"'e'" in whole) and bool(ERROR_CELL.search(whole)))
        has_padded = has_padded or bool(padded and padded.search(whole))
        hidden_rows += len(HIDDEN_ROW.findall(whole)) if b"hidden" in whole else 0
    return Part(member.filename, has_errors, has_padded, hidden_rows)


def pieces(packed: zipfile.ZipFile, member: zipfile.ZipInfo | str) -> Iterator[bytes]:
    """The bytes of a part, some at a time."""
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


class XmlDetails:
    """Finds the details of a sheet in its XML; rows and cells may leave out where they stand, and then follow the one before."""

    def __init__(self, widths: dict[str, int]) -> None:
        self.widths = widths  # of the styles that show a number with zeros in front: how many digits
        self.details = Details()
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
            if width := self.widths.get(attributes.get("s", "")):
                self.details.add_look(self.row, self.column, width)
        self.is_value = self.is_error and bare == "v"

    def text(self, content: str) -> None:
        if self.is_value:
            self.details.add_error(self.row, self.column, content)

    def end(self, name: str) -> None:
        self.is_value = False


def xml_details(packed: zipfile.ZipFile, part: Part | None, widths: dict[str, int]) -> Details:
    """The errors and the numbers with zeros in front of a sheet: a second pass, only where the first one saw any."""
    found = XmlDetails(widths)
    if part is not None and (part.has_errors or part.has_padded):
        parse_xml(pieces(packed, part.name), found.start, found.end, found.text)
    found.details.hidden_rows = part.hidden_rows if part else 0
    return found.details


def parse_xml(
    content: Iterable[bytes], start: Callable[[str, dict], None], end: Callable[[str], None], text: Callable[[str], None]
) -> None:
    """Calls these with every element and text in turn. Raises ValueError for what is no XML, and for entities of its own."""
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.buffer_text = True
    try:
        for piece in content:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def _no_doctype(*_: object) -> None:
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
