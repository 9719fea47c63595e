"""An event log in XES: an event is a line, with what is known of its case in columns that begin with 'case:'."""

from collections.abc import Iterator
from pathlib import Path

from kompas.errors import ExportError
from kompas.parser.cells import as_text, number_text
from kompas.parser.parts import PIECE, parse_xml
from kompas.parser.records import Records

CASE = "case:"
KINDS = ("string", "date", "int", "float", "boolean", "id", "list", "container")  # of attributes
NOT_OF_EVENTS = ("extension", "global", "classifier")


def size(path: Path, name: str) -> float:
    """Megabytes of text."""
    return path.stat().st_size / (1 << 20)


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The one sheet of the log. A case without events is a line too. Raises ExportError where it is no XML, and for entities."""
    with Records(folder / "records", name, None) as records, path.open("rb") as stream:
        log = Log(records)
        try:
            parse_xml(_pieces(stream), log.start, log.end, lambda _: None)
        except (ValueError, LookupError) as error:
            raise ExportError("damaged_log", file=name) from error
        return [records.sheet()]


def _pieces(stream) -> Iterator[bytes]:
    yield from iter(lambda: stream.read(PIECE), b"")


class Log:
    """The events of a log, while its elements pass by."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.passed_over = 0
        self.path: list[str] = []  # keys of the attributes that are open
        self.case: dict[str, str] | None = None
        self.event: dict[str, str] | None = None
        self.events: list[dict[str, str]] = []  # of the case

    def start(self, name: str, attributes: dict[str, str]) -> None:
        bare = name.rpartition(":")[2]
        if self.passed_over or bare in NOT_OF_EVENTS:
            self.passed_over += 1
        elif bare == "trace":
            self.case, self.events = {}, []
        elif bare == "event":
            self.event = {}
        elif bare in KINDS:
            self.path.append(attributes.get("key", ""))
            self._add(bare, attributes.get("value"))

    def _add(self, kind: str, value: str | None) -> None:
        if self.event is not None:
            cells, before = self.event, ""
        elif self.case is not None:
            cells, before = self.case, CASE
        else:
            return  # about the log itself
        if value is None:
            return
        key = before + "/".join(self.path)
        text = _cell_text(kind, value)
        cells[key] = f"{cells[key]}, {text}" if key in cells else text  # keys of a list

    def end(self, name: str) -> None:
        bare = name.rpartition(":")[2]
        if self.passed_over:
            self.passed_over -= 1
        elif bare in KINDS:
            self.path.pop()
        elif bare == "event":
            if self.case is None:
                self._write(self.event)
            else:
                self.events.append(self.event)
            self.event = None
        elif bare == "trace":
            for event in self.events or [{}]:
                self._write(self.case | event)
            self.case = None

    def _write(self, cells: dict[str, str]) -> None:
        self.records.add(self.records.count + 1, cells)


def _cell_text(kind: str, value: str) -> str:
    if kind in ("int", "float"):
        try:
            return number_text(value)
        except ValueError:
            return value
    if kind == "boolean" and value.lower() in ("true", "false"):
        return as_text(value.lower() == "true")
    return as_text(value)
