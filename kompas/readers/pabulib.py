"""A round of participatory budgeting (Pabulib, .pb): three tables in one text, META, PROJECTS and VOTES, each a sheet."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from kompas.contract import identifier
from kompas.readers.delimited import DelimitedSheet
from kompas.readers.encodings import as_utf8
from kompas.readers.physical_lines import open_text, physical_lines
from kompas.readers.sheet import Lines, Preview

SECTIONS = ("META", "PROJECTS", "VOTES")


@dataclass(frozen=True)
class SectionSheet:
    """One of the tables; its lines have the numbers that they have in the file."""

    inner: DelimitedSheet
    before: int  # lines of the file
    title: str
    name: str
    is_hidden: bool = False
    reason_if_unknown: str = "unknown_header"

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The lines, split at the delimiter that the format has."""
        return ((line + self.before, text.split(";")) for line, [text] in self.inner.rows())

    def previews(self) -> list[Preview]:
        """The first records, once per delimiter."""
        return [_moved(preview, self.before) for preview in self.inner.previews()]

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the view `into` of the records of this table."""
        section = f"{into}_section"
        lines = self.inner.load(con, _moved(preview, -self.before), header, first, section)
        con.execute(
            f"create temp view {identifier(into)} as select line + {self.before} as line, * exclude (line) from {identifier(section)}"
        )
        rejected, no_data = (
            tuple(replace(each, line=each.line + self.before) for each in found) for found in (lines.rejected, lines.no_data)
        )
        return replace(lines, rejected=rejected, no_data=no_data)


def _moved(preview: Preview, lines: int) -> Preview:
    """The preview with so many more lines before it."""
    return replace(preview, records=tuple((start + lines, end + lines, cells) for start, end, cells in preview.records))


def sheets(path: Path, name: str, folder: Path) -> list[SectionSheet]:
    """The tables in their order."""
    file = as_utf8(path, name, folder)
    found: list[tuple[str, int, Path]] = []
    target = None
    with open_text(file) as stream, ExitStack() as written:
        for line, text in enumerate(physical_lines(stream), 1):
            bare = text.strip(' \t\r\n;,"').upper()
            if bare in SECTIONS:
                part = folder / f"section-{len(found)}"
                target = written.enter_context(part.open("w", encoding="utf-8", newline=""))
                found.append((bare, line, part))
            elif target:
                target.write(text)
    return [
        SectionSheet(DelimitedSheet(as_utf8(part, f"{name} [{title}]", folder), folder), before, title, title)
        for title, before, part in found
        if part.stat().st_size
    ]
