"""What kind of file it is, from its first bytes; the name is never believed."""

import codecs
from pathlib import Path

from kompas.errors import ExportError
from kompas.readers.encodings import unmarked_utf16

MAGIC = (
    (b"\x89PNG", "PNG"),
    (b"%PDF", "PDF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-zip"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
)
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"  # .xls, or an .xlsx behind a password
MARKUP = ((b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"<?xml", "XML"), (b"<svg", "SVG"))


def is_map(path: Path) -> bool:
    """Whether the bytes are one JSON object, as a map in GeoJSON is."""
    with path.open("rb") as stream:
        return stream.read(512).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")


def is_workbook(path: Path, name: str) -> bool:
    """Whether the bytes are a zip, as .xlsx files are; false for what may be text.

    Raises ExportError for an empty file and for everything that is known to be neither.
    """
    with path.open("rb") as stream:
        head = stream.read(512)
    if not head:
        raise ExportError("empty_file", file=name)
    if head.startswith(OLD_WORKBOOK):
        raise ExportError("old_workbook", file=name)
    for magic, kind in MAGIC:
        if head.startswith(magic):
            raise ExportError("not_an_export", file=name, value=kind)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for markup, kind in MARKUP:
        if start.startswith(markup):
            raise ExportError("not_an_export", file=name, value=kind)
    if head.startswith(b"PK\x03\x04"):
        return True
    is_utf16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or unmarked_utf16(head)
    if not is_utf16 and head.count(b"\0") * 10 > len(head):
        raise ExportError("not_an_export", file=name, value="data")
    return False
