"""The documents that a story can become, by their kind."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from kompas.findings import Scope
from kompas.report.html import html_file
from kompas.report.notebook import file_name
from kompas.report.pdf import pdf_file
from kompas.report.pptx import pptx_file
from kompas.report.story import About, Slide, Story, about, slides
from kompas.report.xlsx import xlsx_file

Kind = Literal["pptx", "pdf", "html", "xlsx"]
WRITERS: dict[Kind, Callable[[Scope, About, Sequence[Slide]], bytes]] = {
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


def document(scope: Scope, story: Story, kind: Kind, *, with_unanswered: bool = False, template: Path | None = None) -> bytes:
    """The story as a document of this kind, with the figures of this scope; a deck in the template of a municipality where that is given.

    Raises ExportError where the template cannot be used, or where the edition is not offered for these choices.
    """
    shown = slides(scope, story, with_unanswered=with_unanswered)
    cover = about(scope, story.title, story.chapters)
    return pptx_file(scope, cover, shown, template) if template else WRITERS[kind](scope, cover, shown)


def document_name(scope: Scope, story: Story, kind: Kind) -> str:
    """The name of the file in which it is handed out."""
    edition = f"{scope.say('editions.file')}-" if scope.edition == "council" else ""
    return f"{file_name(story)}-{edition}{scope.warehouse.on_date}.{kind}"
