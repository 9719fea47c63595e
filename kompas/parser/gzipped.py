"""What gzip packed: one file, or a tar."""

import gzip
import tarfile
from pathlib import Path

from kompas.parser import limits, tar
from kompas.parser.packed import DAMAGE, MB, damaged, unpack

TAR = b"ustar"  # at this place of its head
TAR_PLACE = 257
USUAL = 20  # times that a text gets larger by unpacking


def size(path: Path, name: str) -> float:
    """Megabytes that it may unpack to: it cannot be believed about that itself."""
    return min(USUAL * path.stat().st_size / MB, limits.ARCHIVE_MB)


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The one file, as a member without a name of its own; or the members of the tar.

    Raises ExportError when it is damaged or unpacks to far too much.
    """
    packed = path.stat().st_size
    try:
        with gzip.open(path) as stream:
            [found] = unpack(iter([("file", stream)]), name, folder, packed)
        unpacked = folder / found["file"]
        with unpacked.open("rb") as stream:
            head = stream.read(TAR_PLACE + len(TAR))
        if not head.endswith(TAR) or len(head) < TAR_PLACE + len(TAR):
            return [{"member": None, "file": found["file"]}]
        inner = unpacked.rename(folder / "tar")
        members = unpack(tar.members(inner, name), name, folder, packed)
        inner.unlink()
        return members
    except (*DAMAGE, tarfile.TarError) as error:
        raise damaged(error, name) from error
