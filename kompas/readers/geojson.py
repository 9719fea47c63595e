"""A map in GeoJSON: an area is a line, its properties are the cells, and its outline is one more."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from kompas.errors import ExportError
from kompas.readers import careful
from kompas.readers.encodings import UNREADABLE, as_utf8
from kompas.readers.export import SHOWN, Lines, Preview, Trouble, fill

GEOMETRY = "geometry"  # what the column of the outline is called


@dataclass(frozen=True)
class MapSheet:
    """The areas of one map, numbered from 1: that is their line, for in most maps all areas stand on one line of text."""

    areas: list[object]
    header: tuple[str, ...]  # every property that any area has, and the geometry
    has_unreadable: bool
    name: None = None
    unknown: str = "unknown_properties"

    def previews(self) -> list[Preview]:
        """The header alone: no area can be taken for it."""
        return [Preview(None, ((1, 1, self.header),))]

    def load(self, con: duckdb.DuckDBPyConnection, preview: Preview, header: int, first: int, into: str) -> Lines:
        """Make the view `into` of all areas."""
        return fill(con, into, len(self.header), self._sorted_out())

    def _sorted_out(self) -> Iterator[tuple[int, list[str] | Trouble | None]]:
        for line, area in enumerate(self.areas, 1):
            if not _is_area(area):
                yield line, Trouble(line, None, _shown(_written(area)), "no_feature", None)
                continue
            told = _properties(area)
            cells = [*(_written(told.get(name)) for name in self.header[:-1]), _written(area.get(GEOMETRY))]
            odd = next((cell for cell in cells if not _is_readable(cell, self.has_unreadable)), None)
            yield line, cells if odd is None else Trouble(line, None, _shown(odd), "unreadable_sign", None)


def sheet(path: Path, name: str, folder: Path) -> MapSheet:
    """The areas of the map at `path`. Raises ExportError where it is no JSON, or no collection of areas."""
    file = as_utf8(path, name, folder)
    with careful.opened(file) as stream:
        try:
            told = json.load(stream, parse_constant=_no_number)
        except (ValueError, RecursionError) as problem:
            raise ExportError("broken_json", file=name, line=getattr(problem, "lineno", 1)) from problem
    areas = told.get("features")
    if told.get("type") != "FeatureCollection" or not isinstance(areas, list) or not areas:
        raise ExportError("no_map", file=name)
    names = dict.fromkeys(name for area in areas if _is_area(area) for name in _properties(area))
    return MapSheet(areas, (*names, GEOMETRY), file.has_unreadable)


def _no_number(word: str) -> None:
    """NaN and Infinity are no JSON, whatever Python's reader thinks of them."""
    raise ValueError(word)


def _is_area(area: object) -> bool:
    return isinstance(area, dict) and area.get("type") == "Feature" and isinstance(area.get("properties"), dict | None)


def _properties(area: dict) -> dict:
    return area.get("properties") or {}


def _written(value: object) -> str:
    """A value of JSON as a cell: text as it is, nothing as an empty cell, anything else as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\0", "␀")
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _is_readable(cell: str, has_unreadable: bool) -> bool:
    """Whether the cell is text: no half signs (surrogates without their other half), no bytes that had to be replaced."""
    return not (has_unreadable and UNREADABLE in cell) and cell.encode("utf-8", "replace").decode("utf-8") == cell


def _shown(cell: str) -> str:
    return cell[: SHOWN].encode("utf-8", "replace").decode("utf-8")
