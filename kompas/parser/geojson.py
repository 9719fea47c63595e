"""A map in GeoJSON: an area is a line, its properties are the cells, and its outline is one more."""

import json
from pathlib import Path

from kompas.errors import ExportError
from kompas.parser import limits
from kompas.parser.records import Records

GEOMETRY = "geometry"  # what the column of the outline is called
NAMESAKE = "geometry (2)"  # and what a property of that name is


def size(path: Path, name: str) -> float:
    """Megabytes of text."""
    return path.stat().st_size / (1 << 20)


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The one sheet of the map at `path`, which is in utf-8; a line without cells is no area, and has what it is instead.

    Raises ExportError where it is no JSON, or no collection of areas.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            document = json.load(stream, parse_constant=no_number)
        except (ValueError, RecursionError) as problem:
            raise ExportError("broken_json", file=name, line=getattr(problem, "lineno", 1)) from problem
    areas = document.get("features") if isinstance(document, dict) else None
    if areas is None or document.get("type") != "FeatureCollection" or not isinstance(areas, list) or not areas:
        raise ExportError("no_map", file=name)
    names = dict.fromkeys(name for area in areas if _is_area(area) for name in _properties(area))
    if len(names) >= limits.COLUMNS:
        raise ExportError("too_many_columns", file=name, line=1, expected=limits.COLUMNS)
    with Records(folder / "areas", name, None) as records:
        records.places = {name: place for place, name in enumerate([*names, GEOMETRY])}
        for line, area in enumerate(areas, 1):
            if _is_area(area):
                records.add(line, _cells(area))
            else:
                records.add_wrong(line, "no_feature", _cell_text(area))
        return [records.sheet(is_map=True)]


def no_number(word: str) -> None:
    """NaN and Infinity are no JSON, whatever Python's reader thinks of them."""
    raise ValueError(word)


def _cells(area: dict) -> dict[str, str]:
    cells = {name: _cell_text(value) for name, value in _properties(area).items()}
    return cells | {GEOMETRY: _cell_text(area.get(GEOMETRY))}


def _is_area(area: object) -> bool:
    return isinstance(area, dict) and area.get("type") == "Feature" and isinstance(area.get("properties"), dict | None)


def _properties(area: dict) -> dict:
    return {NAMESAKE if name == GEOMETRY else name: value for name, value in (area.get("properties") or {}).items()}


def _cell_text(value: object) -> str:
    """A value of JSON as a cell: text as it is, nothing as an empty cell, anything else as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
