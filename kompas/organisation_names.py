"""Names of organisations and of departments: what a person decided to be one, or two."""

import json
import unicodedata
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from kompas import disk
from kompas.errors import ExportError

FILE = "organisation_names.json"
OF_DEPARTMENTS = "department_names.json"


@dataclass(frozen=True)
class NameDecision:
    """That two names are of one organisation (or department), or that they are not; `decided_on` as ISO text."""

    name: str
    other: str
    is_same: bool
    decided_on: str


def decisions(folder: Path, file: str = FILE) -> tuple[NameDecision, ...]:
    """What was decided in this file of the data folder, oldest first. Raises ExportError where the file cannot be read."""
    path = folder / file
    if not path.exists():
        return ()
    try:
        return tuple(NameDecision(**row) for row in json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as problem:
        raise ExportError("broken_decisions", file=path, value=problem) from problem


def decide(folder: Path, name: str, other: str, is_same: bool | None, day: date, file: str = FILE) -> None:
    """Keep in this file that these two names are one or two, in place of what was decided of them; with null nothing is decided any more.

    The marts follow with the next build. The folder must be locked. Raises ExportError where what was decided cannot be read.
    """
    kept = [each for each in decisions(folder, file) if _pair(each.name, each.other) != _pair(name, other)]
    new = [] if is_same is None else [NameDecision(name, other, is_same, day.isoformat())]
    disk.write_whole(folder / file, json.dumps([asdict(each) for each in (*kept, *new)], indent=1, ensure_ascii=False))


def _pair(name: str, other: str) -> set[str]:
    """The two names without what differs in capitals and blanks only: such writings are one name everywhere."""
    return {" ".join(unicodedata.normalize("NFC", written).casefold().split()) for written in (name, other)}
