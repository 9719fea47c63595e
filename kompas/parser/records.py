"""Records, which name their own columns: written as lines while the columns are still being found."""

import json
from pathlib import Path
from types import TracebackType
from typing import Self

from kompas.errors import ExportError
from kompas.parser import limits

EXCERPT = 1000  # signs


class Records:
    """The file of the records of one sheet: a line is [number, cells, reason, excerpt], with either cells or what is wrong with it.

    A blank line has neither. A record has as many cells as there were columns when it was written.
    """

    def __init__(self, path: Path, file: str, name: str | None) -> None:
        self.path, self.file, self.name = path, file, name
        self.places: dict[str, int] = {}
        self.count = 0
        self.stream = path.open("w", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stream.close()

    def add(self, line: int, cells: dict[str, str]) -> None:
        """Raises ExportError where there are more columns than can be read."""
        places = self.places
        for name in cells:
            if name not in places:
                places[name] = len(places)
        if len(places) > limits.COLUMNS:
            raise ExportError("too_many_columns", file=self.file, line=line, expected=limits.COLUMNS)
        row = [""] * len(places)
        for name, cell in cells.items():
            row[places[name]] = cell.replace("\0", "␀")
        self._write(line, row, None, None)

    def add_wrong(self, line: int, reason: str, excerpt: str) -> None:
        self._write(line, None, reason, excerpt[:EXCERPT].replace("\0", "␀"))

    def add_blank(self, line: int) -> None:
        self._write(line, None, None, None)

    def _write(self, *line: object) -> None:
        self.count += 1
        self.stream.write(json.dumps(line) + "\n")

    def sheet(self, **more: object) -> dict:
        """The description of the sheet."""
        header = [name.encode("utf-8", "replace").decode("utf-8") for name in self.places]
        return {"name": self.name, "header": header, "lines": self.path.name, **more}
