"""What is told of an export as a whole: whose it is, and of which day."""

import re
from dataclasses import dataclass
from datetime import date

import duckdb

from kompas.errors import ExportError
from kompas.formats import plain
from kompas.readers import Sheet
from kompas.tables.checked import Checked
from kompas.tables.placed import Cell, Placed


@dataclass(frozen=True)
class Told:
    municipality: str | None
    export_date: date | None
    is_guessed: bool = False  # the day is that of the newest date in the file, for want of better


def told(
    con: duckdb.DuckDBPyConnection,
    read: list[tuple[Placed, Checked]],
    others: list[Sheet],
    given: Told,
    name: str,
    imported_on: date,
) -> Told:
    """The municipality and the day of the export.

    The day: as given; else the newest in the column for it; else on the sheet about the export; else in the name of the
    file; else the newest date of something that happened, not after `imported_on`; else `imported_on` itself, where the format says
    that it holds for any day. Raises ExportError without any.
    """
    of = read[0][0].found.format
    about = _about(con, others, of.about_sheet)
    municipality = given.municipality or of.municipality or _only_municipality(con, read) or about.municipality
    written = (
        given.export_date
        or max((seen.most for seen in _counts(read, "file", "export_date") if seen.most), default=None)
        or about.export_date
        or _in_name(name, imported_on)
    )
    guessed = None if written else _newest(con, read, of.newest_of, imported_on)
    day = written or guessed or (imported_on if of.is_undated else None)
    if day is None and not any(seen.lines for _, seen in read):
        raise ExportError("only_a_header", file=name)
    if day is None:
        raise ExportError("no_export_date", file=name)
    return Told(municipality, day, is_guessed=guessed is not None)


def _cells(read: list[tuple[Placed, Checked]], table: str, column: str) -> list[tuple[Placed, Checked, Cell]]:
    return [(sheet, seen, cell) for sheet, seen in read for cell in sheet.cells.get(table, ()) if cell.field.column == column]


def _counts(read: list[tuple[Placed, Checked]], table: str, column: str) -> list:
    return [seen.counts[cell] for _, seen, cell in _cells(read, table, column)]


def _only_municipality(con: duckdb.DuckDBPyConnection, read: list[tuple[Placed, Checked]]) -> str | None:
    """The municipality in the column for it, when it is the same on every line."""
    found = {
        name
        for sheet, _, cell in _cells(read, "file", "municipality")
        for (name,) in sheet.run(con, f"select distinct {cell.typed} from {sheet.relation([cell])} where {cell.typed} is not null limit 2")
    }
    return found.pop() if len(found) == 1 else None


def is_about(sheet: Sheet, wording: dict[str, tuple[str, ...]]) -> bool:
    """Whether this sheet tells of the export instead of holding lines of it."""
    return plain(sheet.name or "") in wording.get("titles", ())


def _about(con: duckdb.DuckDBPyConnection, others: list[Sheet], wording: dict[str, tuple[str, ...]]) -> Told:
    """What the sheet about the export says: a label in one cell, the value in the next."""
    said: dict[str, str] = {}
    for sheet in others:
        if is_about(sheet, wording):
            for _, row in sheet.rows():
                label, value = (*row, "", "")[:2]
                for key in ("municipality", "export_date"):
                    if plain(label) in wording[key] and value.strip():
                        said[key] = value.strip()
    [(day,)] = con.execute("select as_date(?, 'dmy')", [said.get("export_date")]).fetchall()
    return Told(said.get("municipality"), day)


def _in_name(name: str, imported_on: date) -> date | None:
    """The last day written in the name of the file, as 2016-08-18, 20160818 or 18-08-2016; two days are a period.

    Null when that day is still to come on `imported_on`: the export was made somewhere within the period.
    """
    year_first = re.findall(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)", name)
    day_first = re.findall(r"(?<!\d)(\d\d?)[-_. ](\d\d?)[-_. ]((?:19|20)\d\d)(?!\d)", name)
    days = [found for year, month, day in year_first if (found := _day(year, month, day))]
    days = days or [found for day, month, year in day_first if (found := _day(year, month, day))]
    last = max(days, default=None)
    return last if last and last <= imported_on else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _newest(
    con: duckdb.DuckDBPyConnection,
    read: list[tuple[Placed, Checked]],
    newest_of: tuple[str, ...],
    imported_on: date,
) -> date | None:
    days = []
    for dotted in newest_of:
        table, column = dotted.split(".")
        for sheet, seen, cell in _cells(read, table, column) + _cells(read, "lines", column):
            day = seen.counts[cell].most
            if day is None or day <= imported_on:
                days.append(day)
                continue
            [(day,)] = sheet.run(
                con,
                f"select max({cell.typed}) from {sheet.relation([cell])} where {cell.typed} <= $imported_on",
                imported_on=imported_on,
            )
            days.append(day)
    return max((day for day in days if day), default=None)
