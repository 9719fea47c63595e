"""The door of this package: a file becomes a set of sheets. A text file or a map is one sheet, a workbook has several."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kompas.readers import delimited, geojson, kinds, workbook
from kompas.readers.sheet import Sheet


@contextmanager
def open_sheets(path: Path, name: str, workspace: Path) -> Iterator[list[Sheet]]:
    """The sheets of the file at `path`, which people call `name`; what is written on the way stays in a private folder
    inside `workspace`, and only until the end.

    Raises ExportError when the bytes are no text and no workbook.
    """
    with TemporaryDirectory(prefix="unfinished-", dir=workspace) as folder:
        if kinds.is_workbook(path, name):
            yield workbook.sheets(path, name, Path(folder))
        elif kinds.is_map(path):
            yield [geojson.sheet(path, name, Path(folder))]
        else:
            yield [delimited.sheet(path, name, Path(folder))]
