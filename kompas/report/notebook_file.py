"""The notebook of a data folder: a small SQLite file beside the archive, which no import and no build touches."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kompas import disk
from kompas.errors import ExportError

FILE = "notebook.sqlite"
WAIT_S = 15  # so long one writer waits for another
SCHEMA = (
    "create table if not exists stories (title text primary key, chapters text not null, written_at text not null) strict",
    """create table if not exists minutes (
        id integer primary key, municipality text not null, finding text not null, kind text not null, words text not null,
        written_by text not null, written_on text not null, day text not null, message text not null, chosen text not null,
        withdrawn_by text, withdrawn_on text
    ) strict""",
)


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The notebook; what goes wrong with its file is an ExportError."""
    path = folder / FILE
    try:
        path.touch(mode=0o600)
        with closing(sqlite3.connect(path, timeout=WAIT_S)) as book:
            for table in SCHEMA:
                book.execute(table)
            yield book
    except sqlite3.DatabaseError as problem:
        match problem.sqlite_errorcode:
            case sqlite3.SQLITE_FULL:
                free = disk.megabytes(disk.free(folder))
                raise ExportError("disk_full", file=path, value=free, expected=disk.megabytes(disk.LEAST)) from problem
            case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
                raise ExportError("broken_notebook", file=path) from problem
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN:
                raise ExportError("cannot_write", file=path, value=problem.sqlite_errorname) from problem
        raise
