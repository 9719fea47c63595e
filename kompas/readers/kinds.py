"""What kind of file it is, from its first bytes; the name is never believed."""

import codecs
import re
from pathlib import Path

from kompas.errors import ExportError
from kompas.readers.encodings import unmarked_utf16

# Every kind of file that is read, by what it is called, with the usual endings of its name.
ACCEPTED: dict[str, tuple[str, ...]] = {
    "CSV": (".csv", ".txt", ".tsv"),
    "Excel": (".xlsx", ".xlsm", ".xlsb", ".xls"),
    "OpenDocument": (".ods",),
    "HTML": (".html", ".htm"),
    "JSON": (".json", ".jsonl", ".ndjson"),
    "GeoJSON": (".geojson",),
    "XES": (".xes",),
    "Parquet": (".parquet",),
    "Pabulib": (".pb",),
    "ZIP": (".zip",),
    "tar": (".tar", ".tar.gz", ".tgz"),
    "gzip": (".gz",),
}

PARSED = (  # kinds that a process of their own parses
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # one with nothing in it
    (b"\xd0\xcf\x11\xe0", "old_workbook"),  # .xls, or an .xlsx behind a password
    (b"\x1f\x8b", "gzip"),
    (b"PAR1", "parquet"),
)
ARCHIVES = ("zip", "tar", "gzip")
MAGIC = (
    (b"\x89PNG", "PNG"),
    (b"%PDF", "PDF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"7z\xbc\xaf", "7-zip"),
    (b"Rar!", "RAR"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
)
MARKUP = (("<?xml", "XML"), ("<svg", "SVG"))
PAGE = re.compile(
    r"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|(html|head|body|table|meta|style|div|center|title|link|script)[\s>])",
    re.IGNORECASE | re.DOTALL,
).match
BOOK = r"(<\?[^>]*>\s*|<!--.*?-->\s*)*<(\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet"
SPREADSHEET = re.compile(BOOK, re.DOTALL).match
HEAD = 4096
TAR_PLACE = 257
JSON = re.compile(r'\{\s*["}]|\[\s*([{\["\]]|-?\d|true|false|null)').match
LOG = re.compile(r"(<\?xml[^>]*>\s*)?(<!DOCTYPE[^<>]*(\[[^\]]*\]\s*)?>\s*|<!--.*?-->\s*)*<(\w+:)?log[\s>]", re.DOTALL).match
ROUND = re.compile(r'"?META"?[;,\s]*\r?\n\s*"?key"?\s*[;,]', re.IGNORECASE).match


def kind_of(path: Path, name: str) -> str:
    """What is to read this file: the kind of parser, 'pabulib', or 'text'.

    Raises ExportError for an empty file and for everything that is known to be nothing that can be read.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if not head:
        raise ExportError("empty_file", file=name)
    if head.startswith(b"PARE"):
        raise ExportError("locked_table", file=name)
    for magic, kind in PARSED:
        if head.startswith(magic):
            return kind
    if head[TAR_PLACE:].startswith(b"ustar"):
        return "tar"
    for magic, kind in MAGIC:
        if head.startswith(magic):
            raise ExportError("not_an_export", file=name, value=kind)
    return _kind_of_text(head, name)


def _kind_of_text(head: bytes, name: str) -> str:
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else unmarked_utf16(head[:512])
    if not encoding and head[:512].count(b"\0") * 10 > len(head[:512]):
        raise ExportError("not_an_export", file=name, value="data")
    start = head.decode(encoding or "utf-8", "replace").lstrip("\ufeff").lstrip()
    if LOG(start):
        return "xes"
    if SPREADSHEET(start):
        return "spreadsheet_xml"
    if PAGE(start):
        return "page"
    for markup, kind in MARKUP:
        if start.lower().startswith(markup):
            raise ExportError("not_an_export", file=name, value=kind)
    if JSON(start):
        return "json"
    return "pabulib" if ROUND(start) else "text"
