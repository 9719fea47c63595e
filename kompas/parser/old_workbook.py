"""A workbook in the older binary form (.xls)."""

from pathlib import Path

import olefile
import python_calamine as calamine

from kompas.errors import ExportError
from kompas.parser import workbook
from kompas.parser.binary import stream_details

STREAMS = ("Workbook", "Book")  # of an .xls, the second in its older form
LOCKED = ("EncryptedPackage", "EncryptedSummary")  # streams of a workbook behind a password


def size(path: Path, name: str) -> float:
    """Megabytes of the .xls, three times: its cells take so much more than their bytes."""
    return 3 * path.stat().st_size / (1 << 20)


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The sheets of an .xls, as those of any other. Raises ExportError when it is damaged, behind a password or no workbook at all."""
    try:
        with olefile.OleFileIO(path) as stored:
            if any(map(stored.exists, LOCKED)):
                raise ExportError("locked_workbook", file=name)
            stream = next((stream for stream in STREAMS if stored.exists(stream)), None)
            if stream is None:
                raise ExportError("not_an_export", file=name, value="OLE")
            with calamine.CalamineWorkbook.from_path(path) as book:
                details = stream_details(stored.openstream(stream).read())
                return workbook.sheets(book, details, False, folder)
    except calamine.PasswordError as error:
        raise ExportError("locked_workbook", file=name) from error
    except workbook.DAMAGE as error:
        raise workbook.damaged(error, name) from error
