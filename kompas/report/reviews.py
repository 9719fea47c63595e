"""Reviews that were frozen: a story with the numbers of that day, kept as it was whatever is imported afterwards."""

import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from kompas import archive, clock, disk, manifest
from kompas.choices import Edition
from kompas.errors import ExportError
from kompas.findings import Scope
from kompas.findings.download import csv_bytes
from kompas.report import documents
from kompas.report.minutes import as_rows, in_force
from kompas.report.notebook import file_name
from kompas.report.story import Story, about, ask, possible, slides
from kompas.warehouse.building import silent

FOLDER, CARD = "reviews", "review.json"
WAIT_S = 15  # so long it waits for an import or a build
LONGEST_NAME = 80  # characters of who froze it


@dataclass(frozen=True)
class Message:
    """What a slide said: the finding, its question and its message."""

    finding: str
    question: str
    message: str


@dataclass(frozen=True)
class Review:
    """A review that was frozen: what stands on its card. Its documents lie beside that."""

    place: Path
    title: str
    municipality: str | None  # None where the exports of this folder are of one
    day: date
    chosen: str
    language: str
    edition: Edition
    frozen_on: date
    frozen_by: str
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Change:
    """One question of a review: what it said, and what it says now; None where it has no answer now."""

    question: str
    before: str
    now: str | None


def freeze(scope: Scope, story: Story, frozen_by: str) -> Review:
    """Keep the story with its figures: its documents, and a card with the exports, the day, the settings, the choices and every row.

    Raises ExportError where nobody is named, where the folder cannot be written or the disk is full: then nothing is kept.
    """
    frozen_by = " ".join(frozen_by.split())
    if not 0 < len(frozen_by) <= LONGEST_NAME:
        raise ExportError("review_by_nobody", expected=LONGEST_NAME)
    home = scope.warehouse.path.parent
    written = in_force(scope)
    shown = slides(scope, story, minutes=written)
    cover = about(scope, story.title, story.chapters)
    content = {kind: write(scope, cover, shown, silent) for kind, write in documents.WRITERS.items()}
    entries = [entry for entry in manifest.read(home).entries if entry.name in cover.files]
    card = {
        "title": story.title,
        "municipality": scope.warehouse.municipality,
        "day": scope.warehouse.on_date.isoformat(),
        "chosen": cover.chosen,
        "language": scope.language,
        "edition": scope.edition,
        "frozen_on": clock.today(scope.settings["clock"]["timezone"]).isoformat(),
        "frozen_by": frozen_by,
        "messages": [asdict(Message(slide.finding.name, slide.finding.question, slide.finding.message)) for slide in shown],
        "story": [asdict(chapter) for chapter in story.chapters],
        "minutes": as_rows([minute for minute in written if minute.finding in {chapter.finding for chapter in story.chapters}]),
        "filters": vars(scope.filters),
        "settings": scope.settings,
        "exports": [{"file": entry.name, "sha256": entry.sha256} for entry in entries],
        "numbers": {slide.finding.name: csv_bytes(slide.finding.rows, scope.language).decode("utf-8-sig") for slide in shown},
    }
    content[CARD] = json.dumps(card, ensure_ascii=False, indent=1, default=str).encode()
    name = f"{scope.warehouse.on_date}-{file_name(story)}"
    return read(_keep(home, f"{name}-council" if scope.edition == "council" else name, content))


def _keep(home: Path, name: str, content: dict[str, bytes]) -> Path:
    """Write a folder of a review, whole or not at all; where its name is taken it gets a number."""
    needed = sum(map(len, content.values()))
    with archive.lock(home, needed=needed, wait_s=WAIT_S), disk.room(home, needed), archive.workplace(home) as work:
        made = work / "review"
        made.mkdir(mode=0o700)
        for kind, written in content.items():
            disk.write_whole(made / (kind if kind == CARD else f"review.{kind}"), written)
        folder = home / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        taken = {int(found[1] or 1) for each in folder.iterdir() if (found := re.fullmatch(rf"{re.escape(name)}(?:-(\d+))?", each.name))}
        place = folder / (f"{name}-{max(taken) + 1}" if taken else name)
        os.rename(made, place)
        disk.flush(folder)
    return place


def places(home: Path) -> list[Path]:
    """Where the reviews of this data folder are, the newest day first."""
    folder = home / FOLDER
    return sorted(folder.iterdir(), reverse=True) if folder.is_dir() else []


def read(place: Path) -> Review:
    """The review of this place. Raises ExportError where its card cannot be read."""
    try:
        card = json.loads((place / CARD).read_text("utf-8"))
        return Review(
            place=place,
            title=card["title"],
            municipality=card["municipality"],
            day=date.fromisoformat(card["day"]),
            chosen=card["chosen"],
            language=card["language"],
            edition=card.get("edition", "internal"),  # of before there were editions
            frozen_on=date.fromisoformat(card["frozen_on"]),
            frozen_by=card["frozen_by"],
            messages=tuple(Message(**each) for each in card["messages"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise ExportError("broken_review", file=place / CARD) from problem


def warning_of_others(scope: Scope) -> str:
    """That council editions of several days can give hidden numbers away together, with the newest frozen one of another day, if any."""
    days = []
    for place in places(scope.warehouse.path.parent):
        with suppress(ExportError):  # the page with the frozen reviews says which cannot be read
            review = read(place)
            if (review.edition, review.municipality) == ("council", scope.warehouse.municipality) and review.day != scope.warehouse.on_date:
                days.append(review.day)
    others = [scope.say("editions.frozen_before", day=max(days))] if days else []
    return " ".join([scope.say("editions.several_days"), *others])


def kinds(review: Review) -> list[documents.Kind]:
    """The kinds of its documents: what the product learned to make later is not among them."""
    return [kind for kind in documents.WRITERS if (review.place / f"review.{kind}").is_file()]


def content(review: Review, kind: str) -> bytes:
    """The document of this kind as it was frozen. Raises ExportError where it is gone."""
    path = review.place / f"review.{kind}"
    try:
        return path.read_bytes()
    except OSError as problem:
        raise ExportError("broken_review", file=path) from problem


def changes(scope: Scope, review: Review) -> Sequence[Change]:
    """What each question of the review said then, and says in this scope."""
    scope = replace(scope, edition=review.edition)
    names = [message.finding for message in review.messages if message.finding in possible()]
    now = {name: ask(scope, name) for name in names}
    return [
        Change(
            message.question,
            message.message,
            now[message.finding].message if message.finding in now and now[message.finding].is_answered else None,
        )
        for message in review.messages
    ]
