"""The command `report`: a story as a document."""

from datetime import date
from pathlib import Path

from kompas import archive, choices, command_line, texts
from kompas.findings import Filters, Scope
from kompas.report import documents, notebook, story
from kompas.settings import settings
from kompas.terminal import leave, print_whole, readable, write_to


def write(language: str, to: Path, name: str, day: date | None, municipality: str | None, with_unanswered: bool, words: list[str]) -> None:
    """Write the story of this name to the file, as what its name ends in; `words` are the reader's choices as they were typed."""
    kind = to.suffix.lower().removeprefix(".")
    with readable(language):
        stories = story.ready(language) | notebook.stories(archive.home())
    if kind not in documents.WRITERS:
        leave(texts.say(language, "cli.no_such_document", file=to.name, kinds=", ".join(f".{each}" for each in documents.WRITERS)))
    if name not in stories:
        leave(texts.say(language, "cli.no_such_story", name=name, names=", ".join(stories)))
    filters = Filters(**_tuples(command_line.parameters(language, "report", choices.KINDS, words)))
    with readable(language):
        current = command_line.current_warehouse(language, day, municipality)
        scope = Scope(current, language, filters, settings(archive.home()))
        content = documents.document(scope, stories[name], kind, with_unanswered=with_unanswered)
    write_to(language, to, content)
    print_whole(language, f"{to}\n")


def _tuples(values: dict[str, object]) -> dict[str, object]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
