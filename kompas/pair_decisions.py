"""What a person decided of pairs: names that are one organisation, mentions that are one initiative; or that they are two."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from kompas import disk
from kompas.errors import ExportError

Pair = tuple[str, str]
FILES = {"organisations": "organisation_names.json", "initiatives": "initiative_mentions.json"}  # by what the two may be one of


@dataclass(frozen=True)
class PairDecision:
    """That two names are of one organisation (or two mentions of one initiative), or that they are not; `decided_on` as ISO text."""

    name: str
    other: str
    is_same: bool
    decided_on: str


def decisions(folder: Path, kind: str) -> tuple[PairDecision, ...]:
    """What was decided in this data folder of pairs of this kind, oldest first. Raises ExportError where the file cannot be read."""
    path = folder / FILES[kind]
    if not path.exists():
        return ()
    try:
        return tuple(PairDecision(**row) for row in json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as problem:
        raise ExportError("broken_decisions", file=path, value=problem) from problem


def decide(folder: Path, kind: str, pairs: Sequence[Pair], is_same: bool | None, day: date) -> None:
    """Keep that the two of each pair are one or two, in place of what was decided of them; with null nothing is decided any more.

    The marts follow with the next build. The folder must be locked. Raises ExportError where what was decided cannot be read.
    """
    now = {frozenset(pair) for pair in pairs}
    kept = [each for each in decisions(folder, kind) if {each.name, each.other} not in now]
    new = [] if is_same is None else [PairDecision(name, other, is_same, day.isoformat()) for name, other in pairs]
    disk.write_whole(folder / FILES[kind], json.dumps([asdict(each) for each in (*kept, *new)], indent=1, ensure_ascii=False))
