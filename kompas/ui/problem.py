"""What the reader can mend or wait for, as a sentence on the page instead of figures."""

from pathlib import Path

from kompas import tables, texts
from kompas.errors import Busy, ExportError
from kompas.ui.escape import escape


def sentence(language: str, problem: ExportError) -> str:
    """The sentence of this error as Markdown; of a file or folder its name only, not where it stands on the server, and of a folder that is
    in use not even that."""
    if isinstance(problem, Busy):
        return texts.say(language, "frame.busy")
    blanks = problem.blanks | ({"file": Path(str(problem.blanks["file"])).name} if problem.blanks.get("file") else {})
    return escape(tables.sentence(language, ExportError(problem.reason, **blanks), tables.ON_PAGE))
