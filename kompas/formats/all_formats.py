"""Every format: those that come with the product, and those of the municipality in its data folder."""

import hashlib
from functools import cache, lru_cache
from pathlib import Path

from kompas import archive, contract
from kompas.formats.description import read_format
from kompas.formats.format_file import Format

FOLDER = contract.ROOT / "data" / "formats"
OWN = "formats"  # in the data folder


def formats() -> dict[str, Format]:
    """Every format by name. Raises ExportError where a file of the municipality's own is no format."""
    return formats_of_product() | {path.stem: _own(path, content) for path, content in own_files().items()}


def own_files() -> dict[Path, str]:
    """The files of the municipality's own formats, with the hash of what stands in each of them and in the SQL beside it."""
    folder = archive.home() / OWN
    found = {}
    for path in sorted(folder.glob("*.toml")):
        beside = (path, *sorted(folder.glob(f"{path.stem}.*.sql")))
        found[path] = hashlib.sha256(b"".join(file.name.encode() + file.read_bytes() for file in beside)).hexdigest()
    return found


@cache
def formats_of_product() -> dict[str, Format]:
    """Those that come with the product."""
    return {path.stem: read_format(path) for path in sorted(FOLDER.glob("*.toml"))}


@lru_cache(maxsize=256)
def _own(path: Path, content: str) -> Format:
    """`content` is what stands in the file: it is read anew where that changed."""
    return read_format(path)
