"""Recognising an export by its header, whatever the order, the case, the accents and the columns besides."""

from dataclasses import dataclass

from kompas.errors import ExportError
from kompas.formats.format_file import Format, Layout, formats, header_key
from kompas.readers import Preview


@dataclass(frozen=True)
class Match:
    """The header of a sheet, and what it says."""

    format: Format
    layout: Layout
    preview: Preview
    header: int  # position among the records of the preview
    cells: tuple[str, ...]  # as written
    places: dict[str, int]  # header, as header_key writes it → position of the column

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
        meaning = header_key(cells[0])
        return any(meaning.startswith(header) for target in self.layout.targets for field in target.fields for header in field.headers)


@dataclass(frozen=True)
class Candidate:
    match: Match
    used_headers: int  # how many header cells this layout uses
    is_named: bool  # the name of the file says which table it is
    missing: tuple[str, ...]  # headers it cannot do without

    @property
    def rank(self) -> tuple[int, bool, int, bool]:
        return self.used_headers, not self.missing, len(self.match.layout.needed_headers), self.is_named


def recognise(previews: list[Preview], file: str, title: str | None = None, format_name: str | None = None) -> Match | None:
    """The format and layout that use most of a header near the top; null when no header is even near one.

    `title` is the name of the sheet in a workbook. Raises ExportError when a column is missing or there twice, or
    when two formats fit equally well.
    """
    if format_name is not None and format_name not in formats():
        raise ExportError("no_such_format", file=file, value=format_name, expected=", ".join(formats()))
    chosen = [formats()[format_name]] if format_name else list(formats().values())
    headers = [(preview, header, _places(record[2])) for preview in previews for header, record in enumerate(preview.records)]
    candidates = [
        candidate
        for format_ in chosen
        for layout in _layouts(format_, title)
        for preview, header, places in headers
        if (candidate := _candidate(format_, layout, preview, header, places, file))
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.rank)
    if best.missing and not _is_near(best):
        return None
    _check_one_only(best, candidates, file)
    _check_no_column_twice(best.match, file)
    if best.missing:
        name = best.match.format.name
        raise ExportError("missing_column", file=file, line=best.match.line, column=best.missing[0], expected=name)
    return best.match


def _layouts(format_: Format, title: str | None) -> list[Layout]:
    """The layouts this sheet may have; a title that names one leaves no choice."""
    named = [layout for layout in format_.layouts if title and header_key(title) in layout.titles]
    return named or list(format_.layouts)


def _places(cells: tuple[str, ...]) -> dict[str, int]:
    """The first place of every header, as header_key writes it."""
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        places.setdefault(header_key(cell), place)
    return places


def _candidate(format_: Format, layout: Layout, preview: Preview, header: int, places: dict[str, int], file: str) -> Candidate | None:
    cells = preview.records[header][2]
    fields = [field for target in layout.targets for field in target.fields]
    used = {header for field in fields for header in field.headers} & places.keys()
    if not used:
        return None
    missing = tuple(shown for shown, names in layout.needed_headers.items() if not places.keys() & set(names))
    is_named = any(title in header_key(file) for title in layout.titles)
    return Candidate(Match(format_, layout, preview, header, cells, places), len(used), is_named, missing)


def _is_near(candidate: Candidate) -> bool:
    """Whether at least half of the header is in the format: then a column is missing, else it is another kind of file."""
    filled = sum(bool(cell.strip()) for cell in candidate.match.cells)
    return candidate.used_headers >= 2 and 2 * candidate.used_headers >= filled


def _check_one_only(best: Candidate, candidates: list[Candidate], file: str) -> None:
    rivals = [candidate.match for candidate in candidates if candidate.rank == best.rank]
    names = {match.format.name for match in rivals}
    tables = {match.layout.titles[0] for match in rivals if match.layout.titles}
    if len(names) > 1:
        raise ExportError("several_formats", file=file, line=best.match.line, value=", ".join(sorted(names)))
    if len(tables) > 1 and not best.missing:
        raise ExportError("several_tables", file=file, line=best.match.line, value=", ".join(sorted(tables)))


def _check_no_column_twice(match: Match, file: str) -> None:
    of_format = {header for target in match.layout.targets for field in target.fields for header in field.headers}
    seen = set()
    for cell in map(header_key, match.cells):
        if cell in of_format and cell in seen:
            shown = next(written for written in match.cells if header_key(written) == cell)
            raise ExportError("column_twice", file=file, line=match.line, column=shown)
        seen.add(cell)
