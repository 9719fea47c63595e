"""What is told of an export as a whole: whose it is, and of which day."""

from dataclasses import dataclass
from datetime import date

import duckdb

from kompas.errors import ExportError
from kompas.formats import plain
from kompas.readers import Sheet
from kompas.tables import dated_names
from kompas.tables.checked import Checked
from kompas.tables.placed import Cell, Placed


@dataclass(frozen=True)
class Told:
    municipality: str | None
    export_date: date | None
    taken_from: str | None = None  # the remark to give when the day is worked out: from the period in the name, or the newest date


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
    file; else the last day of the period in that name, unless something in the file happened later; else the newest date of something
    that happened; else `imported_on` itself, where the format says that it holds for any day. A day in the name or a date after
    `imported_on` is not used. Raises ExportError without any.
    """
    of = read[0][0].found.format
    about = _about(con, others, of.about_sheet)
    municipality = given.municipality or of.municipality or _only_municipality(con, read) or about.municipality
    written = (
        given.export_date
        or max((seen.most for seen in _counts(read, "file", "export_date") if seen.most), default=None)
        or about.export_date
        or _not_after(imported_on, dated_names.day(name))
    )
    period = None if written else _not_after(imported_on, dated_names.last_of_period(name))
    newest = None if written else _newest(con, read, of.newest_of, imported_on)
    guessed = max((day for day in (period, newest) if day), default=None)
    day = written or guessed or (imported_on if of.is_undated else None)
    if day is None and not any(seen.lines for _, seen in read):
        raise ExportError("only_a_header", file=name)
    if day is None:
        raise ExportError("no_export_date", file=name)
    reason = "day_of_period" if guessed == period else "day_guessed"
    return Told(municipality, day, reason if guessed else None)


def _not_after(imported_on: date, day: date | None) -> date | None:
    """The day, unless it is still to come: then the export was made somewhere within the period."""
    return day if day and day <= imported_on else None


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
    values: dict[str, str] = {}
    for sheet in others:
        if is_about(sheet, wording):
            for _, row in sheet.rows():
                label, value = (*row, "", "")[:2]
                for key in ("municipality", "export_date"):
                    if plain(label) in wording[key] and value.strip():
                        values[key] = value.strip()
    [(day,)] = con.execute("select as_date(?, 'dmy')", [values.get("export_date")]).fetchall()
    return Told(values.get("municipality"), day)


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
