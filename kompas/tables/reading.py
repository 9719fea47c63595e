"""One file, from its bytes to typed rows: every line ends in a table or in the ledger."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from kompas import sql
from kompas.contract import quoted
from kompas.errors import ExportError
from kompas.formats import Found, recognised
from kompas.readers import Lines, NoData, Sheet, Trouble, excerpt, open_sheets
from kompas.tables import asides, faults, filled, ledger, names
from kompas.tables.checked import Checked, checked
from kompas.tables.ledger import FileLedger
from kompas.tables.placed import Placed, makes, placed
from kompas.tables.told import Told, is_about, told


@dataclass(frozen=True)
class Read:
    """A sheet of which every line has been looked at."""

    sheet: Placed
    lines: Lines
    seen: Checked


def read_file(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    name: str,
    sha256: str,
    *,
    salt: str,
    imported_on: date,
    workspace: Path,
    municipality: str | None = None,
    format_name: str | None = None,
    export_date: date | None = None,
    decimal_mark: str | None = None,
    date_order: str | None = None,
) -> FileLedger:
    """Read the file at `path`, called `name` by people, into the canonical tables and the ledger of `con`.

    What is given by name overrules what the file says of itself; `decimal_mark` (',' or '.') decides about numbers such
    as 81,499, `date_order` ('dmy' or 'mdy') about days such as 03/04/2026. `imported_on` bounds the day of the export where
    it has to be told from the dates in the file. What is written on the way stands in the private folder `workspace`.

    Raises ExportError when the file as a whole cannot be read; then nothing of it is in the tables.
    """
    sql.create_reading_macros(con)
    with open_sheets(path, name, workspace) as sheets, _forgotten_afterwards(con):
        found, others = _recognised_sheets(sheets, name, format_name)
        read = [
            _read(con, sheet, of, f"raw_{number}", _title(name, sheet), salt, decimal_mark, date_order)
            for number, (sheet, of) in enumerate(found)
        ]
        given = Told(municipality, export_date)
        known = told(con, [(each.sheet, each.seen) for each in read], others, given, name, imported_on)
        with _transaction(con):
            return _enter(con, read, others, known, name, sha256)


@contextmanager
def _forgotten_afterwards(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Drop the temporary views and tables that were made on the way, whatever happens."""
    try:
        yield
    finally:
        for kind in ("view", "table"):
            made = con.execute(
                f"""
                select {kind}_name from duckdb_{kind}s()
                where temporary and (starts_with({kind}_name, 'raw_') or {kind}_name = 'lines')
                """
            ).fetchall()
            for (name,) in made:
                con.execute(f"drop {kind} {quoted(name)}")


@contextmanager
def _transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    con.begin()
    done = False
    try:
        yield
        done = True
    finally:
        if done:
            con.commit()
        else:
            con.rollback()


def _title(name: str, sheet: Sheet) -> str:
    return name if sheet.name is None else f"{name} [{sheet.name}]"


def _recognised_sheets(sheets: list[Sheet], name: str, format_name: str | None) -> tuple[list[tuple[Sheet, Found]], list[Sheet]]:
    """The sheets that we know, and those with something in them that we do not.

    Raises ExportError when there is none that we know, or when they are of different formats.
    """
    found, others = [], []
    for sheet in sheets:
        previews = sheet.previews()
        known = recognised(previews, _title(name, sheet), sheet.name, format_name) if previews and not sheet.is_hidden else None
        if known:
            found.append((sheet, known))
        elif previews:
            others.append(sheet)
    if not found and not others:
        raise ExportError("empty_file", file=name)
    if not found:
        unknown = next((sheet for sheet in others if not sheet.is_hidden), None)
        if unknown is None:
            raise ExportError("only_hidden", file=name, value=", ".join(sheet.name for sheet in others))
        first = " | ".join(unknown.previews()[0].records[0][2])
        raise ExportError(unknown.reason_if_unknown, file=name, line=1, value=first)
    names = sorted({known.format.name for _, known in found})
    if len(names) > 1:
        raise ExportError("several_formats", file=name, line=1, value=", ".join(names))
    return found, others


def _read(
    con: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    found: Found,
    view: str,
    title: str,
    salt: str,
    decimal_mark: str | None,
    date_order: str | None,
) -> Read:
    lines = sheet.load(con, found.preview, found.header, found.first, view)
    here = placed(con, view, title, found, lines.columns, salt, decimal_mark, date_order)
    return Read(here, lines, checked(con, here, lines.has_controls))


def _enter(
    con: duckdb.DuckDBPyConnection,
    read: list[Read],
    others: list[Sheet],
    known: Told,
    name: str,
    sha256: str,
) -> FileLedger:
    """Put everything that was read into the tables and the ledger."""
    of = read[0].sheet.found.format
    lines_read = accepted = rejected = no_data = blank = 0
    for each in read:
        aside = asides.set_aside(con, each.sheet, each.seen.asides)
        faults.find(con, each.sheet, each.seen, sha256, known.export_date)
        faults.accept_the_rest(con, each.sheet)
        faults.oddities(con, each.sheet, each.seen, known.export_date)
        kept = filled.fill(con, each.sheet, each.seen, known, sha256)
        lines_read += each.lines.lines_read
        no_data += aside.listed + aside.blank + len(each.lines.no_data) + each.lines.blank
        blank += aside.blank + each.lines.blank
        accepted += kept
        rejected += each.lines.rows - aside.listed - aside.blank - kept + len(each.lines.rejected)
        filled.enter_troubles(con, each.sheet, each.lines, sha256)
    for sheet in others:
        if is_about(sheet, of.about_sheet):
            continue
        written = [(line, excerpt(row)) for line, row in sheet.rows()]
        of_line, of_sheet = ("on_hidden_sheet", "sheet_hidden") if sheet.is_hidden else ("on_unused_sheet", "sheet_not_used")
        rows = [NoData(line, None, text, of_line, None) for line, text in written if text]
        lines_read, no_data = lines_read + len(rows), no_data + len(rows)
        filled.enter(con, "no_data_lines", sha256, _title(name, sheet), rows)
        filled.remark(con, sha256, _title(name, sheet), Trouble(None, None, str(len(rows)), of_sheet, None))
    if known.taken_from:
        filled.remark(con, sha256, name, Trouble(None, None, known.export_date.isoformat(), known.taken_from, None))
    names.unite(con, name, {target.table for each in read for target in makes(each.sheet.found)})
    if lines_read == no_data:
        filled.remark(con, sha256, name, Trouble(None, None, None, "only_a_header", None))
    warnings = con.execute("select count(*) from warnings where source_file = ?", [sha256]).fetchall()[0][0]
    entry = FileLedger(
        sha256,
        name,
        of.name,
        of.register,
        known.municipality,
        known.export_date,
        lines_read,
        accepted,
        rejected,
        no_data,
        blank,
        warnings,
    )
    ledger.write(con, entry, of.is_declared)
    return entry
