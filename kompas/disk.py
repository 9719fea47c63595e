"""Writing to disk: a file is there whole or not at all, and a full disk is reported in one sentence."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from kompas.errors import ExportError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}  # no room left; none for this user; none in a file of this size
SHUT = {errno.EACCES, errno.EPERM, errno.EROFS}
SPILL_IS_FULL = "max_temp_directory_size"  # by default nine tenths of what is free
LEAST = 1 << 20  # bytes; with less free nothing of ours can be written


@contextmanager
def room(place: Path, needed: int | None = None) -> Iterator[None]:
    """Raises ExportError, with how much was free and how many bytes are `needed`, where the disk of `place` turns out to be full."""
    before = free(place)
    try:
        yield
    except OSError as problem:
        if problem.errno not in FULL:
            raise
        expected = needed if needed and needed > before else 2 * before
        raise ExportError("disk_full", file=place, value=megabytes(before), expected=megabytes(expected)) from problem


def free(place: Path) -> int:
    """Bytes that are free on the disk where `place` is, or will be."""
    there = next(folder for folder in (place, *place.absolute().parents) if os.path.exists(folder))
    return shutil.disk_usage(there).free


def megabytes(amount: int) -> str:
    """'62 MB': whole megabytes, rounded up."""
    return f"{-(-amount // 1_000_000)} MB"


@contextmanager
def engine_writes(folder: Path) -> Iterator[None]:
    """Raises OSError (no room) where DuckDB fails in this folder because the disk is full; its other errors pass."""
    try:
        yield
    except duckdb.Error as problem:
        if not _is_full(folder, problem):
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) from problem


def _is_full(folder: Path, problem: duckdb.Error) -> bool:
    message = str(problem)
    named = any(os.strerror(code) in message for code in FULL)
    return named or SPILL_IS_FULL in message or shutil.disk_usage(folder).free < LEAST


def flush(place: Path) -> None:
    """Have this file, or the names in this folder, on the disk itself before anything else happens."""
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write the file so that it is there whole or not at all, readable for its owner only. A pipe or a device is written to.

    Raises OSError.
    """
    written = content.encode("utf-8") if isinstance(content, str) else content
    if os.path.exists(path) and not path.is_file() and not path.is_dir():
        with path.open("wb") as target:
            target.write(written)
        return
    path = path.resolve()  # a link stays a link
    handle, copy = tempfile.mkstemp(prefix="unfinished-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(written)
            target.flush()
            os.fsync(target.fileno())
        os.replace(copy, path)
    finally:
        Path(copy).unlink(missing_ok=True)
    flush(path.parent)


@contextmanager
def output(path: Path, needed: int | None = None) -> Iterator[None]:
    """For what a command writes to the place that the user named: raises ExportError where that cannot be done.

    Then no folder made for it stays.
    """
    missing = [folder for folder in (path, *path.parents) if not os.path.exists(folder)]
    try:
        with room(path, needed):
            yield
    except (OSError, ExportError) as problem:
        for folder in missing:
            if os.path.isdir(folder) and not any(folder.iterdir()):
                folder.rmdir()
        if isinstance(problem, ExportError):
            raise
        raise ExportError("cannot_write", file=path, value=problem.strerror) from problem
