"""The door of this package: a file becomes a set of sheets. A text with delimiters is one sheet; a workbook, a page, a document in JSON
and an archive can have several, and the file of a participatory budget (Pabulib) has one per table."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kompas.errors import ExportError
from kompas.readers import delimited, kinds, pabulib, parser_process, records, workbook
from kompas.readers.encodings import as_utf8
from kompas.readers.sheet import EXCERPT, NoSheet, Sheet, Trouble

NO_EXPORT = ("not_an_export", "empty_file")  # reasons for which a member of an archive is left out, and reported


@contextmanager
def open_sheets(path: Path, name: str, workspace: Path) -> Iterator[list[Sheet]]:
    """The sheets of the file at `path`, which people call `name`; what is written on the way stays in a private folder
    inside `workspace`, and only until the end.

    Raises ExportError when the bytes are nothing that can be read.
    """
    with TemporaryDirectory(prefix="unfinished-", dir=workspace) as folder:
        yield _sheets(path, name, Path(folder), is_member=False)


def _sheets(path: Path, name: str, folder: Path, *, is_member: bool) -> list[Sheet]:
    kind = kinds.kind_of(path, name)
    if kind == "text":
        return [delimited.sheet(path, name, folder)]
    if kind == "pabulib":
        return pabulib.sheets(path, name, folder)
    if kind == "json":
        file = as_utf8(path, name, folder)
        return records.sheets(kind, file.path, name, folder, file.has_unreadable)
    if kind == "page":
        file = as_utf8(path, name, folder)
        return workbook.sheets(parser_process.parse(kind, file.path, name, folder), name, folder)
    if kind in ("xes", "parquet"):
        return records.sheets(kind, path, name, folder, False)
    if is_member and kind != "zip" and kind in kinds.ARCHIVES:
        raise ExportError("nested_archive", file=name)
    found = parser_process.parse(kind, path, name, folder)
    if not found or "member" not in found[0]:
        return workbook.sheets(found, name, folder)
    if is_member:
        raise ExportError("nested_archive", file=name)
    return [sheet for number, each in enumerate(found) for sheet in _of_member(each["member"], folder / each["file"], number, name)]


def _of_member(member: str | None, path: Path, number: int, archive: str) -> list[Sheet]:
    """The sheets of a member of an archive, named by both; what gzip packed has no name but that of the file."""
    folder = path.parent / f"of-member-{number}"
    folder.mkdir()
    if member is None:
        return _sheets(path, archive, folder, is_member=True)
    try:
        found = _sheets(path, f"{archive} [{member}]", folder, is_member=True)
    except ExportError as error:
        if error.reason not in NO_EXPORT:
            raise
        shown = error.blanks.get("value")
        return [NoSheet(member, Trouble(None, None, None if shown is None else str(shown)[:EXCERPT], error.reason, None))]
    return [replace(sheet, name=f"{member} / {sheet.name}" if sheet.name else member) for sheet in found]
