"""Arrivals: exports that were handed in on the page and are not in use yet, each in a folder of its own in the data folder.

An arrival is there once all of it is: its bytes under the name that they came with, and what is known and answered about it beside them.
"""

import hashlib
import json
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kompas import archive, disk
from kompas.errors import ExportError
from kompas.manifest import Entry

PLACE = "arrivals"
LARGEST = 2 * 1024**3  # bytes of one file
LONGEST_NAME = 120  # letters; a file system takes 255 bytes
UNFINISHED = "unfinished-"
ABANDONED_S = 3600  # what came in for so long without anything more is left over from a server that stopped
ABOUT = "arrival.json"


@dataclass(frozen=True)
class Arrival:
    """One export that was handed in: where it is, and its entry as an import would make it (with what was answered about it)."""

    folder: Path
    entry: Entry
    bytes: int

    @property
    def token(self) -> str:
        """What pages call it: nobody else can guess it."""
        return self.folder.name

    @property
    def as_it_came(self) -> Entry:
        """Its entry without any answer."""
        return Entry(self.entry.sha256, self.entry.name, self.entry.imported_on)

    @property
    def file(self) -> Path:
        """The bytes, under the name that they came with."""
        return self.folder / "file" / self.entry.name


class Receiving:
    """A file that is coming in."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.bytes = 0
        self._digest = hashlib.sha256()
        self._target = (place / "bytes").open("wb")

    def write(self, chunk: bytes) -> None:
        """Write the next bytes. Raises OSError where they cannot be written, ExportError where the file becomes too large."""
        self.bytes += len(chunk)
        if self.bytes > LARGEST:
            raise ExportError("arrival_too_large", expected=disk.megabytes(LARGEST))
        self._digest.update(chunk)
        self._target.write(chunk)

    def keep(self, name: str) -> Arrival:
        """The arrival, now that all of it came in under this name."""
        self._target.flush()
        disk.flush(self.place / "bytes")
        self._target.close()
        entry = Entry(self._digest.hexdigest(), file_name(name), imported_on="")
        (self.place / "file").mkdir()
        (self.place / "bytes").rename(self.place / "file" / entry.name)
        kept = self.place.with_name(self.place.name.removeprefix(UNFINISHED))
        _write_about(self.place, entry, self.bytes)
        self.place.rename(kept)
        disk.flush(kept.parent)
        return Arrival(kept, entry, self.bytes)

    def close(self) -> None:
        """Let go of what came in and was not kept."""
        self._target.close()
        shutil.rmtree(self.place, ignore_errors=True)


@contextmanager
def receiving(home: Path, expected: int | None = None) -> Iterator[Receiving]:
    """A new file that comes in, piece by piece, of about so many bytes: `keep` it, or nothing of it stays.

    Raises ExportError where the folder cannot be written or the disk is full.
    """
    with disk.output(home, expected):
        place = home / PLACE / f"{UNFINISHED}{secrets.token_urlsafe(16)}"
        _sweep(home)
        place.mkdir(mode=0o700, parents=True)
        coming = Receiving(place)
        try:
            yield coming
        finally:
            coming.close()


def _sweep(home: Path) -> None:
    """Remove what came in for a server that is not there any more."""
    for left in (home / PLACE).glob(f"{UNFINISHED}*"):
        if all(time.time() - each.stat().st_mtime > ABANDONED_S for each in (left, *left.glob("bytes"))):
            shutil.rmtree(left, ignore_errors=True)


def file_name(name: str) -> str:
    """The name of a file, whatever a browser gave: its last part, of signs that can be shown, and not too long; its ending stays."""
    last = archive.printable(name.replace("\\", "/").rpartition("/")[2]).strip().strip(".")
    if len(last) > LONGEST_NAME:
        stem, dot, ending = last.rpartition(".")
        kept = f"{dot}{ending}"[:LONGEST_NAME]
        last = f"{stem[: LONGEST_NAME - len(kept)]}{kept}"
    return last or "export"


def every(home: Path) -> list[Arrival]:
    """What was handed in and is not in use yet, the oldest first."""
    found = [arrival for about in (home / PLACE).glob(f"*/{ABOUT}") if (arrival := _read(about.parent))]
    return sorted(found, key=lambda arrival: ((arrival.folder / "file").stat().st_mtime, arrival.token))


def arrival(home: Path, token: str) -> Arrival | None:
    """The arrival of this token; null where it is gone: accepted, or thrown away."""
    return next((each for each in every(home) if each.token == token), None)


def _read(folder: Path) -> Arrival | None:
    if folder.name.startswith(UNFINISHED):
        return None
    try:
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        return Arrival(folder, Entry(**about["entry"]), about["bytes"])
    except FileNotFoundError:  # it was accepted or thrown away just now
        return None


def answer(found: Arrival, **answers: object) -> Arrival:
    """The arrival with these options of its entry, for the next inspection."""
    entry = replace(found.entry, **answers)
    _write_about(found.folder, entry, found.bytes)
    return replace(found, entry=entry)


def discard(found: Arrival) -> None:
    """Throw the arrival away, or let go of it because it is in use."""
    (found.folder / ABOUT).unlink(missing_ok=True)  # from now on it is not there
    shutil.rmtree(found.folder, ignore_errors=True)


def _write_about(folder: Path, entry: Entry, size: int) -> None:
    disk.write_whole(folder / ABOUT, json.dumps({"entry": asdict(entry), "bytes": size}, ensure_ascii=False))
