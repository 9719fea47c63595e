"""The documents that a story can become, by their kind."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from kompas.findings import Scope
from kompas.report.html import Ways, html_file
from kompas.report.minutes import Minute
from kompas.report.notebook import file_name
from kompas.report.pdf import pdf_file
from kompas.report.pptx import pptx_file
from kompas.report.story import About, Slide, Story, about, slides
from kompas.report.xlsx import xlsx_file
from kompas.warehouse import Progress
from kompas.warehouse.building import silent

Kind = Literal["pptx", "pdf", "html", "xlsx"]
WRITERS: dict[Kind, Callable[[Scope, About, Sequence[Slide], Progress], bytes]] = {
    "pptx": pptx_file,
    "pdf": pdf_file,
    "html": html_file,
    "xlsx": xlsx_file,
}
MIME = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def document(
    scope: Scope,
    story: Story,
    kind: Kind,
    minutes: Sequence[Minute] = (),
    *,
    with_unanswered: bool = False,
    template: Path | None = None,
    progress: Progress = silent,
) -> bytes:
    """The story as a document of this kind, with the figures of this scope and what was written at them; a deck in the template of a
    municipality where that is given. `progress` hears of the steps: answers, then figures or slides, and the file.

    Raises ExportError where the template cannot be used, or where the edition is not offered for these choices.
    """
    shown = slides(scope, story, with_unanswered=with_unanswered, minutes=minutes, progress=progress)
    cover = about(scope, story.title, story.chapters)
    if template:
        return pptx_file(scope, cover, shown, progress, template=template)
    return WRITERS[kind](scope, cover, shown, progress)


def presentation(scope: Scope, story: Story, minutes: Sequence[Minute], ways: Ways) -> bytes:
    """The story as it is shown from the dashboard: each slide leads to its page, and cells of tables to what is behind them. That of the
    council leads nowhere: what is behind its figures is not for the room."""
    shown = slides(scope, story, minutes=minutes)
    return html_file(scope, about(scope, story.title, story.chapters), shown, ways=ways if scope.edition == "internal" else None)


def document_name(scope: Scope, story: Story, kind: Kind) -> str:
    """The name of the file in which it is handed out."""
    edition = f"{scope.say('editions.file')}-" if scope.edition == "council" else ""
    return f"{file_name(story)}-{edition}{scope.warehouse.on_date}.{kind}"
