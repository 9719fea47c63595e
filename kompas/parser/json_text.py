"""JSON: a list of objects, an object per line, or an object that holds such lists; an object is a line. Also maps in GeoJSON.

A list is read one object at a time, by the decoder of the standard library, which keeps every digit of a number and tells of a key that
an object has twice.
"""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TextIO

from kompas.errors import ExportError
from kompas.parser import geojson
from kompas.parser.cells import as_text, nested_text, number_text
from kompas.parser.records import EXCERPT, Records

PIECE = 1 << 20
LONGEST = 1 << 25  # signs of one object
MOST_LISTS = 100
NEAR_END = 100  # signs: what is wrong there may be no more than the end of a piece
HEAD = 1 << 16
MAP = re.compile(r'"type"\s*:\s*"FeatureCollection"').search


class Number(str):
    """A number as it is written."""


class Twice(dict):
    """An object in which a key stands twice; the last one is in it."""


def _object(pairs: list[tuple[str, object]]) -> dict:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Twice(found)


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=Number, parse_int=Number, parse_constant=geojson.no_number)


def size(path: Path, name: str) -> float:
    """Megabytes of text."""
    return path.stat().st_size / (1 << 20)


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The sheets in the JSON at `path`, which is in utf-8: one, or one per list of objects. `beside` says what else there is.

    Raises ExportError where it is no JSON from some line on.
    """
    if _is_map(path):
        return geojson.parse(path, name, folder)
    if _is_per_line(path):
        return _parse_lines(path, name, folder)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return Document(Pieces(stream, name), name, folder).sheets()


def _is_map(path: Path) -> bool:
    with path.open("rb") as stream:
        head = stream.read(HEAD)
        stream.seek(max(len(head), path.stat().st_size - HEAD))
        return bool(MAP((head + b"\n" + stream.read()).decode("utf-8", "replace")))


def _is_per_line(path: Path) -> bool:
    """Whether the first line with something on it is an object, and another line has something on it too."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        filled = (line for line in iter(lambda: stream.readline(LONGEST), "") if line.strip())
        try:
            return isinstance(DECODER.decode(next(filled, "")), dict) and next(filled, None) is not None
        except (ValueError, RecursionError):
            return False


def _parse_lines(path: Path, name: str, folder: Path) -> list[dict]:
    with path.open(encoding="utf-8-sig", newline="") as stream, Records(folder / "records", name, None) as records:
        line = 0
        while text := stream.readline(LONGEST):
            line += 1
            if not text.strip():
                records.add_blank(line)
                continue
            is_whole = len(text) < LONGEST or text.endswith("\n")
            while not is_whole and (rest := stream.readline(LONGEST)) and not rest.endswith("\n"):
                pass
            try:
                _add(records, line, DECODER.decode(text.strip()) if is_whole else None, text)
            except (ValueError, RecursionError):
                records.add_wrong(line, "broken_line", text.strip())
        return [records.sheet()]


def _add(records: Records, line: int, value: object, text: str) -> None:
    """Add an object as a record, and anything else as what it is."""
    if not isinstance(value, dict):
        records.add_wrong(line, "no_record", text)
        return
    cells: dict[str, str] = {}
    try:
        _flatten(value, "", cells)
    except KeyError as twice:
        records.add_wrong(line, "key_twice", str(twice.args[0]))
    else:
        records.add(line, cells)


def _flatten(value: dict, before: str, cells: dict[str, str]) -> None:
    """The values of an object by the path of their keys, 'a/b'. Raises KeyError for a key that it has twice."""
    if isinstance(value, Twice):
        raise KeyError(before.rstrip("/") or ", ".join(value))
    for key, each in value.items():
        path = before + key
        if isinstance(each, dict) and each:
            _flatten(each, path + "/", cells)
        elif path in cells:
            raise KeyError(path)
        else:
            cells[path] = cell_text(each)


def cell_text(value: object) -> str:
    """A value as a cell, a number with every digit that it has."""
    return nested_text(value, lambda each: number_text(each) if isinstance(each, Number) else as_text(each))


class Pieces:
    """The text of a document, of which no more is in memory than one object and what was read with it."""

    def __init__(self, stream: TextIO, name: str) -> None:
        self.stream, self.name = stream, name
        self.text, self.place, self.line = "", 0, 1
        self.is_ended = False

    def _more(self) -> None:
        self.line += self.text.count("\n", 0, self.place)
        piece = self.stream.read(max(PIECE, len(self.text) - self.place))
        self.is_ended = not piece
        self.text, self.place = self.text[self.place :] + piece, 0

    def broken(self, place: int | None = None) -> ExportError:
        """The error that says on which line this is no JSON any more."""
        return ExportError("broken_json", file=self.name, line=self.line + self.text.count("\n", 0, self.place if place is None else place))

    def peek(self) -> str:
        """The next sign that is no blank; empty at the end."""
        while True:
            while self.place < len(self.text) and self.text[self.place] in " \t\r\n":
                self.place += 1
            if self.place < len(self.text) or self.is_ended:
                return self.text[self.place : self.place + 1]
            self._more()

    def take(self, signs: str) -> str:
        """The next sign, which must be one of these. Raises ExportError where it is not."""
        sign = self.peek()
        if not sign or sign not in signs:
            raise self.broken()
        self.place += 1
        return sign

    def value(self) -> object:
        """The next value. Raises ExportError where there is none, or one that is too long or deep."""
        self.peek()
        while True:
            try:
                value, end = DECODER.raw_decode(self.text, self.place)
            except json.JSONDecodeError as error:
                may_go_on = error.pos > len(self.text) - NEAR_END or error.msg.startswith("Unterminated")
                if self.is_ended or not may_go_on:
                    raise self.broken(error.pos) from error
            except (ValueError, RecursionError) as error:
                raise self.broken() from error
            else:
                if end < len(self.text) or self.is_ended:
                    self.place = end
                    return value
            if len(self.text) - self.place > LONGEST:
                raise ExportError("too_long", file=self.name, line=self.line, value=self.text[self.place :][:EXCERPT], expected=LONGEST)
            self._more()


class Document:
    """One JSON value: the lists of objects in it, and what stands beside them."""

    def __init__(self, pieces: Pieces, name: str, folder: Path) -> None:
        self.pieces, self.name, self.folder = pieces, name, folder
        self.found: list[dict] = []
        self.beside: dict[str, str] = {}

    def sheets(self) -> list[dict]:
        """The sheets; an object without a list of objects is one record. Raises ExportError where it is no JSON."""
        if self.pieces.peek() == "[":
            self._read_list("")
        else:
            self._read_object("", 0)
        if self.pieces.peek():
            raise self.pieces.broken()
        if not self.found:
            with Records(self.folder / "records", self.name, None) as records:
                if self.beside:
                    records.add(1, self.beside)
                return [records.sheet()]
        if len(self.found) == 1:
            self.found[0]["name"] = None
        return [sheet | {"beside": ", ".join(self.beside)} for sheet in self.found]

    def _read_object(self, before: str, depth: int) -> None:
        self.pieces.take("{")
        sign = self.pieces.peek()
        if sign == "}":
            self.pieces.take("}")
        while sign != "}":
            key = self.pieces.value()
            if not isinstance(key, str) or isinstance(key, Number):
                raise self.pieces.broken()
            self.pieces.take(":")
            path, sign = before + key, self.pieces.peek()
            if sign == "[":
                self._read_list(path)
            elif sign == "{" and depth < 5:
                self._read_object(path + "/", depth + 1)
            else:
                self.beside[path] = cell_text(self.pieces.value())
            sign = self.pieces.take(",}")

    def _read_list(self, path: str) -> None:
        """A list of objects becomes a sheet; any other list one cell."""
        self.pieces.take("[")
        if self.pieces.peek() == "]":
            self.pieces.take("]")
            self.beside |= {path: ""} if path else {}
            return
        if self.pieces.peek() != "{" and path:
            self.beside[path] = cell_text(list(self._values()))
            return
        if len(self.found) == MOST_LISTS:
            raise ExportError("too_many_members", file=self.name, expected=MOST_LISTS)
        with Records(self.folder / f"records-{len(self.found)}", self.name, path) as records:
            for line, value in enumerate(self._values(), 1):
                _add(records, line, value, json.dumps(value, ensure_ascii=False))
            self.found.append(records.sheet())

    def _values(self) -> Iterator[object]:
        for _ in chain([","], iter(lambda: self.pieces.take(",]"), "]")):
            yield self.pieces.value()
