"""Recognising an export by its header, whatever the order, the case, the accents and the columns besides."""

from dataclasses import dataclass

from kompas.errors import ExportError
from kompas.formats.described import Format, Layout, formats, plain
from kompas.readers import Preview


@dataclass(frozen=True)
class Found:
    """The header of a sheet, and what it says."""

    format: Format
    layout: Layout
    preview: Preview
    header: int  # position among the records of the preview
    cells: tuple[str, ...]  # as written
    places: dict[str, int]  # plain header → position of the column

    @property
    def line(self) -> int:
        """Where the header stands."""
        return self.preview.records[self.header][0]

    @property
    def first(self) -> int:
        """The first record that can be data: below the header and the explanation of the columns."""
        below = self.preview.records[self.header + 1 : self.header + 2]
        return self.header + 1 + any(self._explains(cells) for _, _, cells in below)

    def _explains(self, cells: tuple[str, ...]) -> bool:
        """Whether this is our own explanation of the columns: behind the sign for it the meaning of a column, and not '#12'."""
        remark = self.format.remark
        if not remark or not cells or not cells[0].startswith(remark):
            return False
        meaning = plain(cells[0])
        return any(meaning.startswith(header) for target in self.layout.targets for field in target.fields for header in field.headers)


@dataclass(frozen=True)
class Likeness:
    found: Found
    known: int  # header cells that this layout uses
    is_named: bool  # the name of the file says which table it is
    missing: tuple[str, ...]  # headers it cannot do without

    @property
    def rank(self) -> tuple[int, bool, int, bool]:
        return self.known, not self.missing, len(self.found.layout.recognise), self.is_named


def recognised(previews: list[Preview], file: str, title: str | None = None, format_name: str | None = None) -> Found | None:
    """The format and layout that use most of a header near the top; null when no header is even like one.

    `title` is the name of the sheet in a workbook. Raises ExportError when a column is missing or there twice, or
    when two formats fit equally well.
    """
    if format_name is not None and format_name not in formats():
        raise ExportError("no_such_format", file=file, value=format_name, expected=", ".join(formats()))
    wanted = [formats()[format_name]] if format_name else list(formats().values())
    headers = [(preview, header, _places(record[2])) for preview in previews for header, record in enumerate(preview.records)]
    likely = [
        likeness
        for known in wanted
        for layout in _layouts(known, title)
        for preview, header, places in headers
        if (likeness := _likeness(known, layout, preview, header, places, file))
    ]
    if not likely:
        return None
    best = max(likely, key=lambda likeness: likeness.rank)
    if best.missing and not _is_near(best):
        return None
    _one_only(best, likely, file)
    _no_column_twice(best.found, file)
    if best.missing:
        name = best.found.format.name
        raise ExportError("missing_column", file=file, line=best.found.line, column=best.missing[0], expected=name)
    return best.found


def _layouts(known: Format, title: str | None) -> list[Layout]:
    """The layouts this sheet may have; a title that names one leaves no choice."""
    named = [layout for layout in known.layouts if title and plain(title) in layout.titles]
    return named or list(known.layouts)


def _places(cells: tuple[str, ...]) -> dict[str, int]:
    """The first place of every plain header."""
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        places.setdefault(plain(cell), place)
    return places


def _likeness(known: Format, layout: Layout, preview: Preview, header: int, places: dict[str, int], file: str) -> Likeness | None:
    cells = preview.records[header][2]
    fields = [field for target in layout.targets for field in target.fields]
    used = {header for field in fields for header in field.headers} & places.keys()
    if not used:
        return None
    missing = tuple(shown for shown, names in layout.recognise.items() if not places.keys() & set(names))
    is_named = any(title in plain(file) for title in layout.titles)
    return Likeness(Found(known, layout, preview, header, cells, places), len(used), is_named, missing)


def _is_near(likeness: Likeness) -> bool:
    """Whether at least half of the header is known: then a column is missing, else it is another kind of file."""
    filled = sum(bool(cell.strip()) for cell in likeness.found.cells)
    return likeness.known >= 2 and 2 * likeness.known >= filled


def _one_only(best: Likeness, likely: list[Likeness], file: str) -> None:
    rivals = [likeness.found for likeness in likely if likeness.rank == best.rank]
    names = {found.format.name for found in rivals}
    tables = {found.layout.titles[0] for found in rivals if found.layout.titles}
    if len(names) > 1:
        raise ExportError("several_formats", file=file, line=best.found.line, value=", ".join(sorted(names)))
    if len(tables) > 1 and not best.missing:
        raise ExportError("several_tables", file=file, line=best.found.line, value=", ".join(sorted(tables)))


def _no_column_twice(found: Found, file: str) -> None:
    known = {header for target in found.layout.targets for field in target.fields for header in field.headers}
    seen = set()
    for cell in map(plain, found.cells):
        if cell in known and cell in seen:
            shown = next(written for written in found.cells if plain(written) == cell)
            raise ExportError("column_twice", file=file, line=found.line, column=shown)
        seen.add(cell)
