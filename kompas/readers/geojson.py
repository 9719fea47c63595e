"""A map in GeoJSON: an area is a line, as the parser wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from kompas.readers import lines_view, parser_process
from kompas.readers.encodings import UNREADABLE, as_utf8
from kompas.readers.sheet import EXCERPT, Lines, Preview, Record, Trouble


@dataclass(frozen=True)
class MapSheet:
    """The areas of one map, numbered from 1: that is their line, for in most maps all areas stand on one line of text."""

    file: str
    path: Path  # of the lines that the parser wrote
    header: tuple[str, ...]  # every property that any area has, and the geometry
    has_unreadable: bool
    name: None = None
    is_hidden: bool = False
    reason_if_unknown: str = "unknown_properties"

    def previews(self) -> list[Preview]:
        """The header alone: no area can be taken for it."""
        return [Preview(None, ((1, 1, self.header),))]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The areas, each with its number."""
        return ((line, cells or [instead]) for line, cells, instead in parser_process.lines(self.path))

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the view `into` of all areas."""
        return lines_view.load(con, into, len(self.header), self._records(), self.file)

    def _records(self) -> Iterator[Record]:
        for line, cells, instead in parser_process.lines(self.path):
            if cells is None:
                yield line, Trouble(line, None, _excerpt(instead), "no_feature", None)
                continue
            odd = next((cell for cell in cells if not _is_readable(cell, self.has_unreadable)), None)
            yield line, cells if odd is None else Trouble(line, None, _excerpt(odd), "unreadable_sign", None)


def sheet(path: Path, name: str, folder: Path) -> MapSheet:
    """The areas of the map at `path`. Raises ExportError where it is no JSON, or no collection of areas."""
    file = as_utf8(path, name, folder)
    [sheet] = parser_process.parse("map", file.path, name, folder)
    return MapSheet(name, folder / sheet["lines"], tuple(sheet["header"]), file.has_unreadable)


def _is_readable(cell: str, has_unreadable: bool) -> bool:
    """Whether the cell is text: no half signs (surrogates without their other half), no bytes that had to be replaced."""
    return not (has_unreadable and UNREADABLE in cell) and cell.encode("utf-8", "replace").decode("utf-8") == cell


def _excerpt(cell: str) -> str:
    return cell[:EXCERPT].encode("utf-8", "replace").decode("utf-8")
