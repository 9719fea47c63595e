"""One file, from its bytes to typed rows: every line ends in a table or in the ledger."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb

from kompas.contract import identifier
from kompas.formats import Match
from kompas.readers import Lines, Sheet, Trouble, open_sheets
from kompas.tables import faults, ledger, loading, personal_data
from kompas.tables.ledger import FileLedger
from kompas.tables.mapping import SheetMapping, map_columns
from kompas.tables.no_data import find_no_data
from kompas.tables.profile import SheetProfile, profile_sheet
from kompas.tables.provenance import Provenance, find_provenance, is_about, municipality_of_rows
from kompas.tables.seen import Seen, sheet_seen
from kompas.tables.sheets_of_file import not_used, recognise_sheets, title, with_hidden

MOST_NAMED = 3  # members of an archive


@dataclass(frozen=True)
class SheetReading:
    """A sheet of which every line has been looked at."""

    mapping: SheetMapping
    lines: Lines
    profile: SheetProfile


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
    layouts: Mapping[str, str] | None = None,
    columns: Mapping[str, int] | None = None,
    are_hidden_read: bool = False,
    part: str | None = None,
    seen: Seen | None = None,
) -> FileLedger:
    """Read the file at `path`, called `name` by people, into the canonical tables and the ledger of `con`, which has the macros too.

    What is given by name overrules what the file says of itself; `decimal_mark` (',' or '.') decides about numbers such
    as 81,499, `date_order` ('dmy' or 'mdy') about days such as 03/04/2026, `layouts` (<format>.<sheet> by the name of a sheet,
    '' where there is one) about a sheet that fits several, `columns` (which one, from 1, by the header) about a header that several
    columns have; hidden sheets are read as others where `are_hidden_read`; `part` is the format that is read of an archive with several.
    `imported_on` bounds the day of the export where it has to be worked out from the dates in the file. What is written on the
    way stands in the private folder `workspace`.

    Names keep the writing that they have in the file until `unite_names`.
    Raises ExportError when the file as a whole cannot be read; then nothing of it is in the tables.
    """
    with open_sheets(path, name, workspace) as opened, _drop_afterwards(con):
        sheets = with_hidden(opened, are_hidden_read)
        recognised, others = recognise_sheets(sheets, name, format_name, layouts or {}, columns or {}, part)
        readings = [
            _read_sheet(con, sheet, match, f"raw_{number}", title(name, sheet), salt, decimal_mark, date_order)
            for number, (sheet, match) in enumerate(recognised)
        ]
        if seen:
            seen([sheet_seen(con, each.mapping, each.profile) for each in readings])
        given = Provenance(municipality, export_date)
        sheets_read = [(each.mapping, each.profile) for each in readings]
        members = [sheet.name for sheet, _ in recognised if sheet.name and sheet.name != sheet.title]
        other_sheets = [sheet for sheet, _ in others]
        provenance = find_provenance(con, sheets_read, other_sheets, given, name, members, imported_on)
        with _transaction(con):
            return _enter(con, readings, others, provenance, f"{name} [{_members(members)}]" if part else name, name, sha256, salt)


def _members(names: list[str]) -> str:
    """The members of an archive that are read as one export, as the ledger names them."""
    more = f", … ({len(names)})" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


@contextmanager
def _drop_afterwards(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Drop the temporary views and tables that were made on the way, whatever happens."""
    try:
        yield
    finally:
        for kind in ("view", "table"):
            made = con.execute(
                f"""
                select {kind}_name from duckdb_{kind}s()
                where temporary and (starts_with({kind}_name, 'raw_') or {kind}_name = 'lines' or ends_with({kind}_name, '_lines'))
                """
            ).fetchall()
            for (name,) in made:
                con.execute(f"drop {kind} {identifier(name)}")


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


def _read_sheet(
    con: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    match: Match,
    view: str,
    title: str,
    salt: str,
    decimal_mark: str | None,
    date_order: str | None,
) -> SheetReading:
    lines = sheet.load(con, match.preview, match.header, match.first, view)
    mapping = map_columns(con, view, title, match, lines, salt, decimal_mark, date_order)
    return SheetReading(mapping, lines, profile_sheet(con, mapping, lines))


def _enter(
    con: duckdb.DuckDBPyConnection,
    readings: list[SheetReading],
    others: list[tuple[Sheet, Match | None]],
    provenance: Provenance,
    called: str,
    name: str,
    sha256: str,
    salt: str,
) -> FileLedger:
    """Put everything that was read of the file of this name into the tables, and under what it is `called` into the ledger."""
    format_ = readings[0].mapping.match.format
    lines_read = accepted = rejected = no_data = blank = 0
    for each in readings:
        in_view = find_no_data(con, each.mapping, each.profile.no_data_suspects)
        faults.find(con, each.mapping, each.profile, sha256, provenance.export_date)
        faults.accept_the_rest(con, each.mapping)
        faults.find_oddities(con, each.mapping, each.profile, provenance.export_date)
        loaded = loading.load(con, each.mapping, each.profile, provenance, sha256)
        lines_read += each.lines.lines_read
        no_data += in_view.all + len(each.lines.no_data) + each.lines.blank
        blank += in_view.blank + each.lines.blank
        accepted += loaded
        rejected += each.lines.rows - in_view.all - loaded + len(each.lines.rejected)
        loading.enter_troubles(con, each.mapping, each.lines, sha256)
    loading.load_selects(con, [each.mapping for each in readings], format_)
    if provenance.municipality is None and format_.selects:
        provenance = replace(provenance, municipality=municipality_of_rows(con, sha256))
    for sheet, match in others:
        if is_about(sheet, format_.about_sheet):
            continue
        rows, remark = not_used(sheet, match)
        lines_read, no_data = lines_read + len(rows), no_data + len(rows)
        loading.enter(con, "no_data_lines", sha256, title(name, sheet), rows)
        loading.remark(con, sha256, title(name, sheet), remark)
    if provenance.remark:
        loading.remark(con, sha256, name, Trouble(None, None, provenance.export_date.isoformat(), provenance.remark, None))
    if lines_read == no_data:
        loading.remark(con, sha256, name, Trouble(None, None, None, "only_a_header", None))
    lacks = frozenset.intersection(*(each.lines.lacks for each in readings)) if not others else frozenset()
    personal_data.remove(con, sha256, name, salt, lacks)
    warnings = con.execute("select count(*) from warnings where source_file = ?", [sha256]).fetchall()[0][0]
    entry = FileLedger(
        sha256,
        called,
        format_.name,
        format_.register,
        provenance.municipality,
        provenance.export_date,
        lines_read,
        accepted,
        rejected,
        no_data,
        blank,
        warnings,
    )
    ledger.write(con, entry, format_.is_declared)
    return entry
