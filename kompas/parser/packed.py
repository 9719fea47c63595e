"""A zip: a workbook, or an archive of exports. Members are unpacked in pieces, within limits.

No name of a member is ever part of a path here; one that would lead out of a folder is refused all the same.
"""

import errno
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kompas.errors import ExportError
from kompas.parser import DISK_IS_FULL, limits, open_document, workbook
from kompas.parser.parts import PIECE

MB = 1 << 20
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError, OverflowError)
OTHERS = {"word/document.xml": "DOCX", "ppt/presentation.xml": "PPTX", "content.xml": "OpenDocument"}  # a part, and what file has it
BOOKS = (".xlsx", ".xlsm", ".xlsb", ".ods")  # how the names of workbooks end
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini", "._")  # what systems leave in an archive


def size(path: Path, name: str) -> float:
    """Megabytes that the zip unpacks to, as it says itself.

    Raises ExportError when it is damaged, has a part twice, is behind a password or says that it unpacks to far too much.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
            names = [member.filename for member in members]
            if len(set(names)) < len(names):
                raise ExportError(_damage_of(names, name), file=name)
            if any(member.flag_bits & 1 for member in members):
                raise ExportError("locked_workbook" if _is_workbook(names) else "locked_archive", file=name)
            unpacked = sum(member.file_size for member in members)
            _check_size(unpacked, sum(member.compress_size for member in members), _is_workbook(names), name)
            return unpacked / MB
    except DAMAGE as error:
        raise ExportError(_damage_of((), name), file=name) from error


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The sheets of a workbook; or the members of an archive, each with its name and the file in `folder` that it was unpacked to.

    Raises ExportError when it is damaged, of another kind, or holds what no archive of exports does.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            if {"xl/workbook.xml", "xl/workbook.bin"} & set(names):
                return workbook.parse(path, name, folder)
            if "content.xml" in names and "mimetype" in names and packed.read("mimetype").startswith(SPREADSHEET):
                return open_document.parse(path, name, folder)
            if kind := next((kind for part, kind in OTHERS.items() if part in names), None):
                raise ExportError("not_an_export", file=name, value=kind)
            return unpack(_zip_members(packed, name), name, folder, path.stat().st_size)
    except DAMAGE as error:
        raise damaged(error, name) from error


def _is_workbook(names: Iterable[str]) -> bool:
    return bool({"xl/workbook.xml", "xl/workbook.bin", "content.xml", "[Content_Types].xml"} & set(names))


def _damage_of(names: Iterable[str], name: str) -> str:
    """What to call it: where no part can be made out, what its name says that it is."""
    return "damaged_workbook" if _is_workbook(names) or name.lower().rstrip("]").endswith(BOOKS) else "damaged_archive"


def damaged(error: Exception, name: str) -> Exception:
    """What to raise: the error itself where the disk is to blame."""
    if isinstance(error, OSError) and error.errno in (*DISK_IS_FULL, errno.EFBIG):
        return error
    return ExportError(_damage_of((), name), file=name)


def _check_size(unpacked: int, packed: int, is_workbook: bool, name: str) -> None:
    """Raises ExportError where so many bytes are far more than what is packed in so many."""
    most = min((limits.UNPACKED_MB if is_workbook else limits.ARCHIVE_MB) * MB, max(limits.SMALL_MB * MB, limits.TIMES_PACKED * packed))
    if unpacked > most:
        raise ExportError("too_large", file=name, value=unpacked // MB, expected=most // MB)


Members = Iterator[tuple[str, BinaryIO]]


def _zip_members(packed: zipfile.ZipFile, name: str) -> Members:
    for member in packed.infolist():
        kind = stat.S_IFMT(member.external_attr >> 16)
        if member.is_dir():
            continue
        if kind not in (0, stat.S_IFREG):
            raise ExportError("unsafe_archive", file=name, value=member.filename)
        with packed.open(member) as stream:
            yield member.filename, stream


def unpack(members: Members, name: str, folder: Path, packed: int) -> list[dict]:
    """Unpack every member into `folder`. Raises ExportError for a name that leads out of a folder, and for too much."""
    found, unpacked = [], 0
    for member, stream in members:
        place = PurePosixPath(member.replace("\\", "/"))
        if place.is_absolute() or ".." in place.parts or ":" in place.parts[0]:
            raise ExportError("unsafe_archive", file=name, value=member)
        if member.startswith(LITTER) or place.name.startswith(LITTER):
            continue
        if len(found) == limits.MEMBERS:
            raise ExportError("too_many_members", file=name, expected=limits.MEMBERS)
        file = folder / f"member-{len(found)}"
        with file.open("wb") as target:
            for piece in iter(lambda stream=stream: stream.read(PIECE), b""):
                unpacked += len(piece)
                _check_size(unpacked, packed, False, name)
                target.write(piece)
        found.append({"member": member, "file": file.name})
    if not found:
        raise ExportError("empty_archive", file=name)
    return found
