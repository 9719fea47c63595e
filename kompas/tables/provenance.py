"""The provenance of an export: whose it is, and of which day."""

from dataclasses import dataclass
from datetime import date

import duckdb

from kompas import contract
from kompas.contract import identifier
from kompas.errors import ExportError
from kompas.formats import header_key
from kompas.readers import Sheet
from kompas.tables import dated_names
from kompas.tables.mapping import ColumnMapping, SheetMapping
from kompas.tables.plain_columns import ColumnProfile
from kompas.tables.profile import SheetProfile

Profiled = list[tuple[SheetMapping, SheetProfile]]


@dataclass(frozen=True)
class Provenance:
    """Whose export it is and of which day; null where that is not known yet."""

    municipality: str | None
    export_date: date | None
    remark: str | None = None  # the remark to give when the day is worked out: from the period in the name, or the newest date


def find_provenance(
    con: duckdb.DuckDBPyConnection,
    sheets: Profiled,
    others: list[Sheet],
    given: Provenance,
    name: str,
    members: list[str],
    imported_on: date,
) -> Provenance:
    """The municipality and the day of the export.

    The day: as given; else the newest in the column for it; else on the sheet about the export; else in the name of the
    file, or in those of the members that an archive has; else the last day of the period in the name of the file, unless
    something in the file happened later; else the newest date of something that happened; else `imported_on` itself, where
    the format says that it holds for any day. A day in the name or a date after `imported_on` is not used. Raises ExportError
    without any, and where the members of an archive are of different days.
    """
    format_ = sheets[0][0].match.format
    about = _about(con, others, format_.about_sheet)
    municipality = given.municipality or format_.municipality or _only_municipality(con, sheets) or about.municipality
    written = (
        given.export_date
        or max((profile.most for profile in _profiles(sheets, "file", "export_date") if profile.most), default=None)
        or about.export_date
        or _not_after(imported_on, dated_names.day(name))
        or _day_of_members(members, name, imported_on)
    )
    period = None if written else _not_after(imported_on, dated_names.last_of_period(name))
    newest = None if written else _newest(con, sheets, format_.newest_of, imported_on)
    estimate = max((day for day in (period, newest) if day), default=None)
    day = written or estimate or (imported_on if format_.is_undated else None)
    if day is None and not any(profile.lines for _, profile in sheets):
        raise ExportError("only_a_header", file=name)
    if day is None:
        raise ExportError("no_export_date", file=name)
    reason = "day_of_period" if estimate == period else "day_guessed"
    return Provenance(municipality, day, reason if estimate else None)


def _day_of_members(members: list[str], name: str, imported_on: date) -> date | None:
    """The day in the names of the members of an archive. Raises ExportError where those tell different ones."""
    days = {day for member in members if (day := _not_after(imported_on, dated_names.day(member)))}
    if len(days) > 1:
        raise ExportError("several_days", file=name, value=", ".join(map(str, sorted(days))))
    return days.pop() if days else None


def _not_after(imported_on: date, day: date | None) -> date | None:
    """The day, unless it is still to come: then the export was made somewhere within the period."""
    return day if day and day <= imported_on else None


def _columns(sheets: Profiled, table: str, name: str) -> list[tuple[SheetMapping, SheetProfile, ColumnMapping]]:
    return [(sheet, profile, column) for sheet, profile in sheets for column in sheet.columns.get(table, ()) if column.field.column == name]


def _profiles(sheets: Profiled, table: str, name: str) -> list[ColumnProfile]:
    return [profile.columns[column] for _, profile, column in _columns(sheets, table, name)]


def municipality_of_rows(con: duckdb.DuckDBPyConnection, sha256: str) -> str | None:
    """The municipality of all rows that were made of this file; null where there are none, or of several."""
    rows = " union ".join(f"select municipality from {identifier(table)} where source_file = $source_file" for table in contract.tables())
    [(name, names)] = con.execute(
        f"select any_value(municipality), count(distinct municipality) from ({rows}) as rows", {"source_file": sha256}
    ).fetchall()
    return name if names == 1 else None


def _only_municipality(con: duckdb.DuckDBPyConnection, sheets: Profiled) -> str | None:
    """The municipality in the column for it, when it is the same on every line."""
    names = set()
    for sheet, _, column in _columns(sheets, "file", "municipality"):
        distinct = f"select distinct {column.typed} from {sheet.relation([column])} where {column.typed} is not null limit 2"
        names |= {name for (name,) in sheet.run(con, distinct)}
    return names.pop() if len(names) == 1 else None


def is_about(sheet: Sheet, wording: dict[str, tuple[str, ...]]) -> bool:
    """Whether this sheet describes the export instead of holding lines of it."""
    return header_key(sheet.title or "") in wording.get("titles", ())


def _about(con: duckdb.DuckDBPyConnection, others: list[Sheet], wording: dict[str, tuple[str, ...]]) -> Provenance:
    """What the sheet about the export says: a label in one cell, the value in the next."""
    values: dict[str, str] = {}
    for sheet in others:
        if is_about(sheet, wording):
            for _, row in sheet.rows():
                label, value = (*row, "", "")[:2]
                for key in ("municipality", "export_date"):
                    if header_key(label) in wording[key] and value.strip():
                        values[key] = value.strip()
    [(day,)] = con.execute("select as_date(?, 'dmy')", [values.get("export_date")]).fetchall()
    return Provenance(values.get("municipality"), day)


def _newest(con: duckdb.DuckDBPyConnection, sheets: Profiled, newest_of: tuple[str, ...], imported_on: date) -> date | None:
    """The newest date in the columns 'table.column' that is not after the day of the import; null without any."""
    days = []
    for dotted in newest_of:
        table, name = dotted.split(".")
        for sheet, profile, column in _columns(sheets, table, name) + _columns(sheets, "lines", name):
            day = profile.columns[column].most
            if day is not None and day > imported_on:
                newest = f"select max({column.typed}) from {sheet.relation([column])} where {column.typed} <= $imported_on"
                [(day,)] = sheet.run(con, newest, imported_on=imported_on)
            days.append(day)
    return max((day for day in days if day), default=None)
