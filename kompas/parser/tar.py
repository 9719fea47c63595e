"""A tar: an archive of exports."""

import tarfile
from pathlib import Path

from kompas.errors import ExportError
from kompas.parser.packed import DAMAGE, MB, Members, damaged, unpack


def size(path: Path, name: str) -> float:
    """Megabytes of it."""
    return path.stat().st_size / MB


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """Its members, as those of a zip. Raises ExportError when it is damaged or holds what no archive of exports does."""
    try:
        return unpack(members(path, name), name, folder, path.stat().st_size)
    except (*DAMAGE, tarfile.TarError) as error:
        raise damaged(error, name) from error


def members(path: Path, name: str) -> Members:
    """The files in it, one after the other. Raises ExportError for a link or a device."""
    with tarfile.open(path, "r:") as packed:
        for member in packed:
            if member.isdir():
                continue
            if not member.isreg():
                raise ExportError("unsafe_archive", file=name, value=member.name)
            yield member.name, packed.extractfile(member)
