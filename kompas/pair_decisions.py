"""What a person decided of pairs: names that are of one organisation or department, mentions that are one initiative; or that they are
two."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from kompas import disk
from kompas.errors import ExportError

Pair = tuple[str, str]
FILES = {  # by what the two may be one of
    "organisations": "organisation_names.json",
    "departments": "department_names.json",
    "initiatives": "initiative_mentions.json",
}


@dataclass(frozen=True)
class PairDecision:
    """That two names are of one organisation or department, or two mentions of one initiative, or that they are not; `decided_on` as ISO
    text."""

    name: str
    other: str
    is_same: bool
    decided_on: str


def decisions(folder: Path, about: str) -> tuple[PairDecision, ...]:
    """What was decided in this data folder of pairs of these (organisations, departments or initiatives), oldest first.

    Raises ExportError where the file cannot be read.
    """
    path = folder / FILES[about]
    if not path.exists():
        return ()
    try:
        return tuple(PairDecision(**row) for row in json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as problem:
        raise ExportError("broken_decisions", file=path, value=problem) from problem


def decide(folder: Path, about: str, pairs: Sequence[Pair], is_same: bool | None, day: date) -> None:
    """Keep that the two of each pair are one or two, in place of what was decided of them; with null nothing is decided any more.

    The marts follow with the next build. The folder must be locked. Raises ExportError where what was decided cannot be read.
    """
    now = {_key(about, pair) for pair in pairs}
    kept = [each for each in decisions(folder, about) if _key(about, (each.name, each.other)) not in now]
    new = [] if is_same is None else [PairDecision(name, other, is_same, day.isoformat()) for name, other in pairs]
    disk.write_whole(folder / FILES[about], json.dumps([asdict(each) for each in (*kept, *new)], indent=1, ensure_ascii=False))


def _key(about: str, pair: Pair) -> frozenset[str]:
    """What two pairs have in common that are one: names that differ in capitals and blanks only are one name, identifiers are not."""
    if about == "initiatives":
        return frozenset(pair)
    return frozenset(" ".join(unicodedata.normalize("NFC", written).casefold().split()) for written in pair)
