"""Which questions an export answers by itself, before it is imported: it is imported on trial, in a data folder of its own."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kompas import texts, warehouse
from kompas.findings import EVERY
from kompas.findings.finding import Finding
from kompas.findings.needs import sentence_of
from kompas.findings.scope import Scope
from kompas.manifest import Entry
from kompas.settings import settings

OWN = ("settings.toml", "look")  # of the data folder; the trial is held by them too


@dataclass(frozen=True)
class Trial:
    """What one export answers by itself: the names of findings; and of those without an answer what they need."""

    answered: tuple[str, ...]
    unanswered: dict[str, tuple[tuple[str, ...], str | None]]  # name → columns that are missing, and the key of what else is

    def by_need(self, language: str) -> dict[str, list[str]]:
        """The questions without an answer by the sentence on what they need."""
        found: dict[str, list[str]] = {}
        for name, lacking in self.unanswered.items():
            found.setdefault(sentence_of(language, *lacking), []).append(texts.say(language, f"findings.{name}.question"))
        return found


def tried(home: Path, file: Path, entry: Entry, within: Path, progress: warehouse.Progress | None = None) -> Trial:
    """Which questions this file answers by itself, with these options; questions that need nothing are left out. The trial is held in the
    folder `within`, and nothing of it stays.

    Raises ExportError where it cannot be imported, or the disk is full.
    """
    progress = progress or (lambda what, done, total: None)
    with tempfile.TemporaryDirectory(prefix="trial-", dir=within) as place:
        own = Path(place)
        for name in OWN:
            if (home / name).is_file():
                shutil.copy(home / name, own / name)
            elif (home / name).is_dir():
                shutil.copytree(home / name, own / name)
        warehouse.take_in(own, [(file, entry)], progress=progress)
        scope = Scope(warehouse.current(own), "nl", settings=settings(own))
        findings: list[Finding] = []
        for number, (name, ask) in enumerate(EVERY.items()):
            progress(name, number, len(EVERY))
            findings.append(ask(scope))
    answered = tuple(each.name for each in findings if each.is_answered and each.needs)
    return Trial(answered, {each.name: (each.missing, each.lacks) for each in findings if not each.is_answered})
