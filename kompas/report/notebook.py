"""The stories that people of this municipality made: kept in the data folder beside the archive, whatever is imported or built anew."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from kompas.errors import ExportError
from kompas.report.notebook_file import FILE, opened
from kompas.report.story import Chapter, Story, possible

LONGEST_TITLE, LONGEST_HEADING, LONGEST_REMARK = 80, 160, 1000  # characters


def stories(folder: Path) -> dict[str, Story]:
    """The stories of this folder by title; a chapter of a finding that the product has no more is left out."""
    if not (folder / FILE).exists():
        return {}
    with opened(folder) as book:
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
    with opened(folder) as book, book:
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
        with opened(folder) as book, book:
            book.execute("delete from stories where title = ?", (title,))


def file_name(story: Story) -> str:
    """The name of the story as part of the name of a file."""
    return re.sub(r"[^\w-]+", "-", story.name.casefold()).strip("-") or "story"


def _limits(title: str, chapters: tuple[Chapter, ...]) -> Iterator[tuple[str, int]]:
    yield title, LONGEST_TITLE
    for chapter in chapters:
        yield chapter.heading, LONGEST_HEADING
        yield chapter.remark, LONGEST_REMARK
