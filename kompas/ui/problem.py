"""What the reader can mend or wait for, as a sentence on the page instead of figures."""

from pathlib import Path

from kompas import tables
from kompas.errors import ExportError
from kompas.ui.escape import escape


def sentence(language: str, problem: ExportError) -> str:
    """The sentence of this error as Markdown; of a file or folder its name only, not where it stands on the server."""
    blanks = problem.blanks | ({"file": Path(str(problem.blanks["file"])).name} if problem.blanks.get("file") else {})
    return escape(tables.sentence(language, ExportError(problem.reason, **blanks)))
