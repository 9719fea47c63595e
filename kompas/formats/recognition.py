"""Recognising an export by its header, whatever the order, the case, the accents and the columns besides."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kompas.errors import ExportError
from kompas.formats.all_formats import formats
from kompas.formats.format_file import Format, Layout, header_key, headers_found
from kompas.readers import Preview

LEAST = 0.5  # of its own headers or of those of the sheet a format must find, or else the sheet only resembles it
EXAMPLES = 3  # values of each of the columns with one header
NEAR = 0.9  # a format that knows so large a part of the headers that the best one knows may be meant as well


@dataclass(frozen=True)
class Match:
    """The header of a sheet, and what it says."""

    format: Format
    layout: Layout
    preview: Preview
    header: int  # position among the records of the preview
    cells: tuple[str, ...]  # as written
    names: tuple[str, ...]  # of the columns: as written, with a number where a header is there again
    places: dict[str, int]  # name of a column, as header_key writes it → its position

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
        return any(meaning.startswith(header) for field in self.layout.fields for header in field.headers)


@dataclass(frozen=True)
class Fit:
    """How well a layout fits a sheet."""

    match: Match
    known: int  # headers of the sheet that the layout knows: what it reads, and what it leaves alone
    read: int  # headers that it reads
    share_found: float  # of the columns that it reads: those that the sheet has
    share_known: float  # of the headers of the sheet: those that it knows
    is_named: bool  # the name of the file says which sheet it is
    missing: tuple[str, ...]  # headers it cannot do without

    @property
    def score(self) -> float:
        """The larger of both shares: an export with many columns of its own, and one with few of ours, may both be meant."""
        return max(self.share_found, self.share_known)

    @property
    def rank(self) -> tuple[int, bool, int, bool]:
        return self.known, not self.missing, len(self.match.layout.needed_headers), self.is_named

    @property
    def is_near(self) -> bool:
        """Whether at least half of the header is read: then a column is missing, else it is another kind of file."""
        filled = sum(bool(cell.strip()) for cell in self.match.cells)
        return self.read >= 2 and 2 * self.read >= filled


@dataclass(frozen=True)
class Recognition:
    """What a sheet is taken for, before anything of it is accepted."""

    file: str  # with the name of the sheet
    previews: tuple[Preview, ...]  # the first records, once per delimiter that may be meant
    best: Fit | None  # null: no format is even near
    runner_up: Fit | None  # the best of another format
    unused: tuple[str, ...]  # headers that nothing is read from and that the format does not know
    problem: ExportError | None  # why it is not read as the best one without a choice; null: it is

    def match(self) -> Match | None:
        """The format and layout that know most of a header near the top; null when no header is even near one. Raises the problem."""
        if self.problem:
            raise self.problem
        return self.best.match if self.best else None


def recognition_of(
    previews: list[Preview],
    file: str,
    title: str | None = None,
    format_name: str | None = None,
    layout: str | None = None,
    columns: Mapping[str, int] | None = None,
) -> Recognition:
    """What this sheet is taken for, how well that fits, what comes next, and why there is to be chosen.

    `title` is the name of the sheet in a workbook, `format_name` the format that is given: then it is of that one, and with `layout`,
    <format>.<sheet>, that sheet of it; `columns`: which of the columns with this header is meant, from 1.

    A problem is: a column is missing or there twice, the sheet only resembles the format, or another format (or another table of it)
    fits about as well. Raises ExportError where there is no format, or sheet of one, of this name.
    """
    if layout:
        title, format_name = None, layout.partition(".")[0]
    if format_name is not None and format_name not in formats():
        raise ExportError("no_such_format", file=file, value=format_name, expected=", ".join(formats()))
    chosen = [formats()[format_name]] if format_name else list(formats().values())
    numbers = {header_key(header): number for header, number in (columns or {}).items()}
    headers = [(preview, header, numbered(record[2], numbers)) for preview in previews for header, record in enumerate(preview.records)]
    placed = [(*header, _places(header[-1])) for header in headers]
    fits = [
        fit
        for format_ in chosen
        for each in _layouts(format_, title, layout, file)
        for preview, header, names, places in placed
        if (fit := _fit(format_, each, preview, header, names, places, file))
    ]
    best = max((fit for fit in fits if not fit.missing or fit.is_near), key=lambda fit: fit.rank, default=None)
    name = best.match.format.name if best else None
    runner_up = max((fit for fit in fits if fit.match.format.name != name), key=lambda fit: (not fit.missing, *fit.rank), default=None)
    if best is None:
        return Recognition(file, tuple(previews), None, runner_up, (), None)
    problem = (
        _several(best, fits, file)
        or _column_twice(best.match, numbers, file)
        or (ExportError("missing_column", file=file, line=best.match.line, column=best.missing[0], expected=name) if best.missing else None)
        or (_resembles(best, file) if best.score < LEAST and not format_name else None)
    )
    known = _known(best.match.layout, best.match.places)
    unused = tuple(name for name in best.match.names if header_key(name) and header_key(name) not in known)
    return Recognition(file, tuple(previews), best, runner_up, unused, problem)


def _layouts(format_: Format, title: str | None, name: str | None, file: str) -> list[Layout]:
    """The layouts this sheet may have; a name or a title that names one leaves no choice."""
    if name:
        by_name = {f"{format_.name}.{layout.name}": layout for layout in format_.layouts}
        if name not in by_name:
            raise ExportError("no_such_layout", file=file, value=name, expected=", ".join(by_name))
        return [by_name[name]]
    named = [layout for layout in format_.layouts if title and header_key(title) in layout.titles]
    return named or list(format_.layouts)


def numbered(cells: tuple[str, ...], numbers: Mapping[str, int] | None = None) -> tuple[str, ...]:
    """What the columns under this header are called: a header that is there again has its number behind it (Naam, Naam (2)); where
    `numbers` (header_key → number, from 1) names another one than the first, that one has none."""
    count: Counter[str] = Counter()
    taken = set(map(header_key, cells))
    names = []
    for cell in cells:
        key = header_key(cell)
        count[key] += 1
        number, name = count[key], cell
        if key and number != (numbers or {}).get(key, 1):
            while header_key(name) in taken:
                name, number = f"{cell.strip()} ({number})", number + 1
            taken.add(header_key(name))
        names.append(name)
    return tuple(names)


def _places(names: tuple[str, ...]) -> dict[str, int]:
    """Name of a column, as header_key writes it → its position; those without a name are left out."""
    return {key: place for place, name in enumerate(names) if (key := header_key(name))}


def _known(layout: Layout, places: dict[str, int]) -> set[str]:
    """Those of the headers that the layout knows."""
    exact = layout.plain_headers & places.keys()
    return exact | set(headers_found(layout.open_headers, places)) if exact else set()


def _fit(
    format_: Format, layout: Layout, preview: Preview, header: int, names: tuple[str, ...], places: dict[str, int], file: str
) -> Fit | None:
    known = _known(layout, places)
    if not known:
        return None
    cells = preview.records[header][2]
    columns = {field.headers for field in layout.fields if field.headers}
    found = [headers for headers in columns if headers_found(headers, places)]
    read = {header for headers in found for header in headers_found(headers, places)}
    missing = tuple(shown for shown, headers in layout.needed_headers.items() if not headers_found(headers, places))
    is_named = any(title in header_key(file) for title in layout.titles)
    shares = len(found) / len(columns) if columns else 0.0, len(known) / len(places)
    return Fit(Match(format_, layout, preview, header, cells, names, places), len(known), len(read), *shares, is_named, missing)


def _several(best: Fit, fits: list[Fit], file: str) -> ExportError | None:
    """The problem that another format, or another table of this one, fits about as well."""
    rivals = [fit for fit in fits if fit.rank == best.rank or (not fit.missing and fit.known >= NEAR * best.known)]
    names = {fit.match.format.name for fit in rivals}
    same = [fit.match for fit in rivals if fit.rank == best.rank and fit.match.layout.titles]
    tables = {f"{match.format.name}.{match.layout.name}" for match in same}
    if len(names) > 1:
        return ExportError("several_formats", file=file, line=best.match.line, value=", ".join(sorted(names)))
    if len(tables) > 1 and not best.missing:
        return ExportError("several_tables", file=file, line=best.match.line, value=", ".join(sorted(tables)))
    return None


def _resembles(best: Fit, file: str) -> ExportError:
    name, of = best.match.format.name, len(best.match.places)
    return ExportError("only_resembles", file=file, line=best.match.line, value=name, n=best.known, of=of)


def _column_twice(match: Match, numbers: Mapping[str, int], file: str) -> ExportError | None:
    """The problem that several columns have a header of the format, which knows one of them only, and that nobody chose which."""
    of_format = {header for field in match.layout.fields for header in field.headers}
    known = _known(match.layout, match.places)
    by_header: dict[str, list[int]] = {}
    for place, cell in enumerate(match.cells):
        by_header.setdefault(header_key(cell), []).append(place)
    for header, places in by_header.items():
        is_chosen = 1 <= numbers.get(header, 0) <= len(places)
        if header in of_format and not is_chosen and any(header_key(match.names[place]) not in known for place in places):
            below = [cells for _, _, cells in match.preview.records[match.header + 1 :]]
            values = [" / ".join(_first_values(below, place)) for place in places]
            written = match.cells[places[0]]
            return ExportError(
                "column_twice", file=file, line=match.line, column=written, value=" | ".join(values), n=len(places), values=values
            )
    return None


def _first_values(records: list[tuple[str, ...]], place: int) -> list[str]:
    """The first different values in this column, that the reader may know it by; an ellipsis where there are none."""
    values = dict.fromkeys(record[place].strip() for record in records if place < len(record) and record[place].strip())
    return list(values)[:EXAMPLES] or ["…"]
