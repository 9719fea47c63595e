"""The archive: the original bytes of every export, kept under their sha256, and the manifest that says which are in use.

The manifest is one small file that is replaced in one step. Whatever is killed at whatever moment, it names files that are whole.
"""

import hashlib
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from filelock import FileLock

from kompas.contract import ROOT
from kompas.errors import ExportError

CHUNK = 4 * 1024 * 1024


@dataclass(frozen=True)
class Entry:
    """One archived export and what was said when it was imported; dates as ISO text, null where nothing was said."""

    sha256: str
    name: str
    imported_on: str
    municipality: str | None = None
    format_name: str | None = None
    export_date: str | None = None
    decimal_mark: str | None = None


@dataclass(frozen=True)
class Manifest:
    """What is in use: the exports, and the databases made of them (names of files in the data folder)."""

    entries: tuple[Entry, ...] = ()
    is_demo: bool = False
    reading: str | None = None  # identity of the code that read the exports
    exported: str | None = None
    warehouse: str | None = None
    on_date: str | None = None
    municipalities: tuple[str, ...] = field(default=())


def home() -> Path:
    """The data folder: `KOMPAS_DATA`, or `data/local` of the product."""
    return Path(os.environ.get("KOMPAS_DATA", ROOT / "data" / "local"))


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the data folder, so that one import or build runs at a time. Leftovers of a killed one are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".lock"):
        for left in (*folder.glob("unfinished-*"), *folder.glob("archive/unfinished-*")):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        yield


def store(folder: Path, file: Path) -> str:
    """Copy the file into the archive and return its sha256. Raises ExportError where the file cannot be opened."""
    kept = folder / "archive"
    kept.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    handle, copy = tempfile.mkstemp(prefix="unfinished-", dir=kept)
    try:
        with os.fdopen(handle, "wb") as target, file.open("rb") as source:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
    except OSError as problem:
        os.unlink(copy)
        raise _unopened(file, problem) from problem
    os.replace(copy, kept / digest.hexdigest())
    return digest.hexdigest()


def _unopened(file: Path, problem: OSError) -> ExportError:
    if isinstance(problem, FileNotFoundError):
        return ExportError("no_such_file", file=file)
    if isinstance(problem, IsADirectoryError):
        return ExportError("is_a_folder", file=file)
    return ExportError("cannot_open", file=file, value=problem.strerror)


def path_of(folder: Path, entry: Entry) -> Path:
    """Where the bytes of this export are kept."""
    return folder / "archive" / entry.sha256


def manifest(folder: Path) -> Manifest:
    """The manifest in force; an empty one where nothing was imported yet."""
    try:
        told = json.loads((folder / "manifest.json").read_text("utf-8"))
    except FileNotFoundError:
        return Manifest()
    told["entries"] = tuple(Entry(**entry) for entry in told["entries"])
    told["municipalities"] = tuple(told["municipalities"])
    return Manifest(**told)


def switch(folder: Path, chosen: Manifest) -> None:
    """Put this manifest in force, in one step."""
    write_whole(folder / "manifest.json", json.dumps(asdict(chosen), indent=1, ensure_ascii=False))


def write_whole(path: Path, text: str) -> None:
    """Write the file so that it is there whole or not at all."""
    handle, copy = tempfile.mkstemp(prefix="unfinished-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as target:
        target.write(text)
        target.flush()
        os.fsync(target.fileno())
    os.replace(copy, path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def salt(folder: Path) -> str:
    """The secret of this data folder that turns officials into pseudonyms; made on first use."""
    kept = folder / "salt"
    if not kept.exists():
        write_whole(kept, secrets.token_hex(32))  # mkstemp makes it readable for its owner only
    return kept.read_text("utf-8")


def today() -> str:
    """The day of import, as ISO text: recorded with the export, never used as the day of a figure."""
    return date.today().isoformat()
