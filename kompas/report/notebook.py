"""The stories that people of this municipality made: kept in the data folder beside the archive, whatever is imported or built anew."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from kompas import disk
from kompas.errors import ExportError
from kompas.report.story import Chapter, Story, possible

FILE = "notebook.sqlite"
LONGEST_TITLE, LONGEST_HEADING, LONGEST_REMARK = 80, 160, 1000  # characters
WAIT_S = 15  # so long one writer waits for another
SCHEMA = "create table if not exists stories (title text primary key, chapters text not null, written_at text not null) strict"


def stories(folder: Path) -> dict[str, Story]:
    """The stories of this folder by title; a chapter of a finding that the product has no more is left out."""
    if not (folder / FILE).exists():
        return {}
    with _opened(folder) as book:
        rows = book.execute("select title, chapters from stories order by title").fetchall()
    return {title: Story(title, title, tuple(_chapters(text))) for title, text in rows}


def _chapters(text: str) -> Iterator[Chapter]:
    for each in json.loads(text):
        if each["finding"] in possible():
            yield Chapter(**each)


def keep(folder: Path, title: str, chapters: tuple[Chapter, ...]) -> None:
    """Keep a story under this title, in the place of one that has it already.

    Raises ExportError where it has no title or no chapter, where words are too long, or where the disk is full: then nothing has changed.
    """
    title = " ".join(title.split())
    if not title or not chapters:
        raise ExportError("story_incomplete")
    for words, longest in _limits(title, chapters):
        if len(words) > longest:
            raise ExportError("story_too_long", value=words[:40], expected=longest)
    with _opened(folder) as book, book:
        book.execute(
            "insert or replace into stories values (?, ?, ?)",
            (
                title,
                json.dumps([asdict(chapter) for chapter in chapters], ensure_ascii=False),
                datetime.now(UTC).isoformat(timespec="seconds"),
            ),
        )


def remove(folder: Path, title: str) -> None:
    """Take the story of this title away, if there is one."""
    if (folder / FILE).exists():
        with _opened(folder) as book, book:
            book.execute("delete from stories where title = ?", (title,))


def file_name(story: Story) -> str:
    """The name of the story as part of the name of a file."""
    return re.sub(r"[^\w-]+", "-", story.name.casefold()).strip("-") or "story"


def _limits(title: str, chapters: tuple[Chapter, ...]) -> Iterator[tuple[str, int]]:
    yield title, LONGEST_TITLE
    for chapter in chapters:
        yield chapter.heading, LONGEST_HEADING
        yield chapter.remark, LONGEST_REMARK


@contextmanager
def _opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The notebook; what goes wrong with its file is an ExportError."""
    path = folder / FILE
    try:
        path.touch(mode=0o600)
        with closing(sqlite3.connect(path, timeout=WAIT_S)) as book:
            book.execute(SCHEMA)
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
