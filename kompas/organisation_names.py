"""Names of organisations: what a person decided to be one organisation, or two."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from kompas import disk
from kompas.errors import ExportError

FILE = "organisation_names.json"


@dataclass(frozen=True)
class NameDecision:
    """That two names are of one organisation, or that they are not; `decided_on` as ISO text."""

    name: str
    other: str
    is_same: bool
    decided_on: str


def decisions(folder: Path) -> tuple[NameDecision, ...]:
    """What was decided in this data folder, oldest first. Raises ExportError where the file cannot be read."""
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        return tuple(NameDecision(**row) for row in json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as problem:
        raise ExportError("broken_decisions", file=path, value=problem) from problem


def decide(folder: Path, name: str, other: str, is_same: bool | None, day: date) -> None:
    """Keep that these two names are one organisation or two, in place of what was decided of them; with null nothing is decided any more.

    The marts follow with the next build. The folder must be locked. Raises ExportError where what was decided cannot be read.
    """
    kept = [each for each in decisions(folder) if {each.name, each.other} != {name, other}]
    new = [] if is_same is None else [NameDecision(name, other, is_same, day.isoformat())]
    disk.write_whole(folder / FILE, json.dumps([asdict(each) for each in (*kept, *new)], indent=1, ensure_ascii=False))
