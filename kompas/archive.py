"""The archive: the original bytes of every export, kept under their sha256, in the data folder that one import at a time may change."""

import hashlib
import logging
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kompas import disk, manifest
from kompas.contract import ROOT
from kompas.errors import Busy, ExportError
from kompas.manifest import Entry

CHUNK = 4 * 1024 * 1024
WAIT_S = 3600  # so long an import waits for another one
INCOMING = "unfinished-archive"  # names what an import adds to the archive before the manifest does
LOG = logging.getLogger(__name__)


def home() -> Path:
    """The data folder: `KOMPAS_DATA`, or `data/local` of the product."""
    return Path(os.environ.get("KOMPAS_DATA", ROOT / "data" / "local"))


@contextmanager
def lock(
    folder: Path,
    *,
    needed: int | None = None,
    wait_s: float = WAIT_S,
    waiting: Callable[[], None] | None = None,
    logs_healing: bool = True,
) -> Iterator[None]:
    """Hold the data folder, so that one import or build runs at a time. Leftovers of a killed or failed one are removed.

    `waiting` is called once where another holds it. Raises Busy when that lasts longer than `wait_s` seconds, and ExportError where
    the folder cannot be written, the disk is full (`needed`: bytes that are expected to do), or the manifest is beyond repair.
    That the manifest was damaged is logged with `logs_healing`.
    """
    with disk.room(folder, needed):
        file_lock = _acquire(folder, wait_s, waiting)
        try:
            if manifest.heal(folder) and logs_healing:
                LOG.warning("%s was damaged or gone and is restored from %s", folder / manifest.FILE, manifest.COPY)
            _sweep(folder)
            try:
                yield
            finally:
                _sweep(folder)
        finally:
            file_lock.release()


def _acquire(folder: Path, wait_s: float, waiting: Callable[[], None] | None) -> FileLock:
    file_lock = FileLock(folder / ".lock")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            file_lock.acquire(timeout=0)
        except Timeout:
            if waiting:
                waiting()
            file_lock.acquire(timeout=wait_s)
    except Timeout as problem:
        raise Busy(folder) from problem
    except OSError as problem:
        if problem.errno in disk.SHUT or isinstance(problem, FileExistsError | NotADirectoryError):
            raise ExportError("cannot_write", file=folder, value=problem.strerror) from problem
        raise
    return file_lock


def _sweep(folder: Path) -> None:
    """Remove what is unfinished, and from the archive what was coming in and never came into use."""
    incoming = folder / INCOMING
    if incoming.exists():
        used = {entry.sha256 for entry in manifest.read(folder).entries}
        for sha256 in set(incoming.read_text("ascii").split()) - used:
            (folder / "archive" / sha256).unlink(missing_ok=True)
    for left in (*folder.glob("unfinished-*"), *folder.glob("archive/unfinished-*")):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """A private folder inside the data folder for what is being made; gone afterwards, and swept when the process was killed."""
    with tempfile.TemporaryDirectory(prefix="unfinished-", dir=folder) as place:
        yield Path(place)


def store(folder: Path, file: Path) -> str:
    """Copy the file into the archive and return its sha256; it stays when the manifest names it before the folder is let go.

    Raises ExportError where the file cannot be opened, OSError where the copy cannot be written.
    """
    archive = folder / "archive"
    archive.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    handle, copy = tempfile.mkstemp(prefix="unfinished-", dir=archive)
    with os.fdopen(handle, "wb") as target, ThreadPoolExecutor(1) as beside:
        for chunk in _chunks(file):
            hashing = beside.submit(digest.update, chunk)
            target.write(chunk)
            hashing.result()
        target.flush()
        os.fsync(target.fileno())
    sha256 = digest.hexdigest()
    if not (archive / sha256).exists():
        with (folder / INCOMING).open("a", encoding="ascii") as incoming:
            incoming.write(f"{sha256}\n")
    os.replace(copy, archive / sha256)
    disk.flush(archive)
    return sha256


def sha256(file: Path) -> str:
    """The name under which the archive would keep these bytes. Raises ExportError where the file cannot be opened."""
    digest = hashlib.sha256()
    for chunk in _chunks(file):
        digest.update(chunk)
    return digest.hexdigest()


def remove(folder: Path, sha256: str) -> None:
    """Delete these bytes from the archive for good. The folder must be locked."""
    (folder / "archive" / sha256).unlink(missing_ok=True)
    disk.flush(folder / "archive")


def _chunks(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as source:
            while chunk := source.read(CHUNK):
                yield chunk
    except FileNotFoundError as problem:
        raise ExportError("no_such_file", file=file) from problem
    except IsADirectoryError as problem:
        raise ExportError("is_a_folder", file=file) from problem
    except OSError as problem:
        raise ExportError("cannot_open", file=file, value=problem.strerror) from problem


def name_of(file: Path) -> str:
    """The name of the file as people read it."""
    return printable(file.name)


def printable(argument: str) -> str:
    """What was given to a command, as people read it: bytes that are not UTF-8 are Windows-1252, signs that cannot be shown become �."""
    written = os.fsencode(argument)
    try:
        name = written.decode("utf-8")
    except UnicodeDecodeError:
        name = written.decode("cp1252", "replace")
    return "".join(sign if sign.isprintable() else "�" for sign in name)


def path_of(folder: Path, entry: Entry) -> Path:
    """Where the bytes of this export are kept. Raises ExportError where they are gone."""
    path = folder / "archive" / entry.sha256
    if not path.exists():
        raise ExportError("not_in_archive", file=entry.name, value=path)
    return path


def salt(folder: Path) -> str:
    """The secret of this data folder that turns officials into pseudonyms; made on first use. Raises ExportError where it is empty."""
    path = folder / "salt"
    if not path.exists():
        disk.write_whole(path, secrets.token_hex(32))
    secret = path.read_text("utf-8")
    if not secret.strip():
        raise ExportError("broken_salt", file=path)
    return secret
