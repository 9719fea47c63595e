"""Looking at an export before it is imported: everything that an import would find, and nothing that it would change."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kompas import archive, manifest, sql
from kompas.errors import ExportError
from kompas.manifest import Entry, Manifest
from kompas.settings import mart_parameters, settings
from kompas.tables import FileLedger, SheetSeen, ledger_of, readings
from kompas.tables.unknown import UnknownSheet, unknown_sheet
from kompas.warehouse import building, databases, municipalities, similar, stages
from kompas.warehouse.importing import bytes_needed, today, with_new
from kompas.warehouse.parts import several_in
from kompas.warehouse.stages import Progress

FOUND = "found.duckdb"  # names the database of what was found about the lines of one export
# What is supposed of a file that can be read in two ways, so that what was recognised stands beside the question.
SUPPOSED = {"ambiguous_number": {"decimal_mark": ","}, "ambiguous_date": {"date_order": "dmy"}}
# Reasons for which it can be said by hand what the columns mean.
UNKNOWN = ("unknown_header", "unknown_properties", "missing_column", "only_resembles")
# What was found about the lines of one export: rejected, no data, remarks of the reader and of the checks; and the coverage of its columns.
FOUND_LINES = """
create table found as
select 'rejected_lines' as found_by, file, line, column_name, value, reason, expected
from exported.rejected_lines
where list_contains($source_files, source_file)
union all by name
select 'no_data_lines' as found_by, file, line, column_name, value, reason, expected
from exported.no_data_lines
where list_contains($source_files, source_file)
union all by name
select 'warnings' as found_by, file, line, column_name, value, reason, expected
from exported.warnings
where list_contains($source_files, source_file)
union all by name
select 'checks_failed' as found_by, file, line, column_name, value, reason
from check_results
where list_contains($names, file)
"""
# The renamings of departments that this export and another one of its register show, as far as nobody denied them.
RENAMINGS = """
create table renamings as
select department, new_name, from_date, until_date, dossiers
from department_renamings
where
    exists (
        select 1
        from exports_on_day
        where
            list_contains($source_files, source_file)
            and exports_on_day.register_key = department_renamings.register_key
            and export_date in (from_date, until_date)
    )
"""
COVERAGE = (
    "create table coverage as select table_name, column_name, rows, known from exported.column_coverage"
    " where list_contains($source_files, source_file)"
)


@dataclass(frozen=True)
class Inspection:
    """What an import of one file would do, as long as nothing else is imported first."""

    entry: Entry
    sheets: tuple[SheetSeen, ...]  # how its sheets are read; none where it could not be recognised
    ledgers: tuple[FileLedger, ...]  # what would become of its lines, per export in it; none where the file as a whole cannot be read
    problem: ExportError | None  # why the import would refuse it
    before: Entry | None  # the same export as it was imported before
    two_ways: tuple[tuple[str, str | None, str | None], ...]  # of a column that is asked about: what stands there, and either reading
    unknown: UnknownSheet | None  # a sheet that fits no format, for who says himself what its columns mean
    database: str | None  # the name of the database with this export among those in use, which an import can take over

    @property
    def ledger(self) -> FileLedger | None:
        """What would become of the lines of the first export in the file."""
        return next(iter(self.ledgers), None)


def inspect(
    folder: Path,
    file: Path,
    options: Entry,
    to: Path,
    progress: Progress | None = None,
    *,
    keeps_database: bool = False,
    waiting: Callable[[], None] | None = None,
    wait_s: float = archive.WAIT_S,
) -> Inspection:
    """What an import of this file with these options would find. In the folder `to` is put what it found of the lines (`found_lines`)
    and, if it is to be kept, the database that an import takes over.

    It takes as long as the reading of an import. What is served, the archive and the manifest stay as they are. Raises Busy where another
    import or build lasts longer than `wait_s` seconds, and ExportError where the file cannot be opened or the disk is full.
    """
    with archive.lock(folder, needed=bytes_needed(folder, [file]), waiting=waiting, wait_s=wait_s):
        before = manifest.read(folder)
        entry = replace(options, sha256=archive.sha256(file), name=archive.name_of(file), imported_on=today(folder))
        with archive.workplace(folder) as place:
            read = _read(folder, place, file, before, (entry,), progress)
            if several := several_in(read.unread, read.new):
                read = _read(folder, place, file, before, entry.apart(several[entry.sha256]), progress)
            sheets, problem = read.sheets, next(iter(building.refusals(read.made, read.wanted, read.new, read.unread).values()), None)
            if problem and problem.reason in SUPPOSED:
                sheets = _supposed(folder, place, file, [replace(each, **SUPPOSED[problem.reason]) for each in read.new])
            is_unknown = problem is not None and problem.reason in UNKNOWN
            try:
                unknown = unknown_sheet(file, entry.name, place, are_hidden_read=entry.are_hidden_read) if is_unknown else None
            except ExportError as of_lines:  # whatever its columns mean, its lines cannot be read
                problem, unknown = of_lines, None
            ledgers = _ledgers(read.made, [each for each in read.new if each.municipality == read.new[0].municipality])
            if ledgers:
                _write_found(folder, read.made, place / FOUND, ledgers)
                shutil.move(place / FOUND, to / FOUND)
            is_kept = keeps_database and bool(ledgers) and not read.unread
            if is_kept:
                shutil.move(read.made, to / read.made.name)
    return Inspection(
        entry=replace(read.new[0], part=None),
        sheets=tuple(sheets),
        ledgers=ledgers,
        problem=problem,
        before=next(iter(read.olds), None),
        two_ways=_two_ways(problem),
        unknown=unknown,
        database=read.made.name if is_kept else None,
    )


@dataclass(frozen=True)
class Read:
    """A database with the exports of a file beside those in use."""

    wanted: Manifest
    new: tuple[Entry, ...]
    olds: tuple[Entry, ...]
    made: Path
    unread: dict[Entry, ExportError]
    sheets: list[SheetSeen]


def _read(folder: Path, place: Path, file: Path, before: Manifest, entries: tuple[Entry, ...], progress: Progress | None) -> Read:
    """Have this file read, as these exports."""
    wanted, new, olds = with_new(before, entries)
    wanted = replace(wanted, reading=stages.fingerprint(building.READING_CODE))
    sheets: list[SheetSeen] = []
    made = place / building.exported_name(folder, wanted)
    unread = stages.read_exports(
        folder,
        wanted.entries,
        made,
        progress or building.silent,
        earlier=building.earlier_reading(folder, before, wanted),
        outside=dict.fromkeys(new, file),
        seen=sheets.extend,
    )
    return Read(wanted, new, olds, made, unread, sheets)


def _two_ways(problem: ExportError | None) -> tuple[tuple[str, str | None, str | None], ...]:
    """Values of the column that this problem is about, as written and in either reading; none where it is about something else."""
    by_reading = [[(written, None if value is None else str(value)) for written, value in each.values] for each in readings(problem)]
    return tuple((written, one, other) for (written, one), (_, other) in zip(*by_reading, strict=True)) if by_reading else ()


def _supposed(folder: Path, place: Path, file: Path, entries: Sequence[Entry]) -> list[SheetSeen]:
    """How the sheets of this file would be read with the options of these entries."""
    sheets: list[SheetSeen] = []
    supposed, outside = place / "supposed.duckdb", dict.fromkeys(entries, file)
    stages.read_exports(folder, tuple(entries), supposed, building.silent, outside=outside, seen=sheets.extend)
    return sheets


def _ledgers(exported: Path, entries: Sequence[Entry]) -> tuple[FileLedger, ...]:
    """What would become of the lines of each of these; none where one of them cannot be read."""
    with databases.reader(exported) as con:
        found = ledger_of(con)
    ledgers = [found.get(entry.key) for entry in entries]
    return tuple(ledgers) if all(ledgers) else ()


def _write_found(folder: Path, exported: Path, to: Path, ledgers: Sequence[FileLedger]) -> None:
    """Write the database of what was found about the lines of these exports, the checks among them as of their newest day."""
    chosen = settings(folder)
    parameters = mart_parameters(chosen) | {"on_date": max(each.export_date for each in ledgers)}
    with databases.writer(to) as con:
        sql.create_macros(con)
        stages.create_policy_tables(con, chosen)
        with municipalities.attached(con, exported, None):
            similar.create_decision_tables(con, similar.every_decision(folder))
            read = {mart for name in sql.names("checks") for mart in sql.marts_read_by(sql.query("checks", name))}
            needed = set().union(*map(sql.with_marts_behind, {"department_renamings", *read}))
            for mart in sql.marts_in_order():
                if mart.name in needed:
                    stages.create_mart(con, mart, parameters)
            stages.create_check_results(con, parameters)
            keys = {"source_files": [each.source_file for each in ledgers]}
            con.execute(FOUND_LINES, keys | {"names": [each.file for each in ledgers]})
            con.execute(COVERAGE, keys)
            con.execute(RENAMINGS, keys)


def found_lines(to: Path) -> list[dict[str, object]]:
    """What an inspection found about the lines, as its rows: found_by, file, line, column_name, value, reason, expected."""
    return _rows(to, "from found order by found_by, line, column_name")


def found_kinds(to: Path, of_a_kind: int) -> list[dict[str, object]]:
    """The first lines of each reason, of which there are `n`; the commonest reason first."""
    return _rows(
        to,
        f"""
        select *, count(*) over kind as n
        from found
        window kind as (partition by found_by, reason)
        qualify row_number() over (partition by found_by, reason order by line, column_name) <= {of_a_kind:d}
        order by found_by, n desc, reason, line, column_name
        """,
    )


def found_coverage(to: Path) -> list[dict[str, object]]:
    """How many rows of each table the export fills, and how many have a value in each of its columns."""
    found: dict[tuple[object, object], dict[str, object]] = {}
    for row in _rows(to, "from coverage"):  # of an archive with several exports a table may be filled by each
        before = found.setdefault((row["table_name"], row["column_name"]), row | {"rows": 0, "known": 0})
        before |= {name: before[name] + row[name] for name in ("rows", "known")}
    return list(found.values())


def found_renamings(to: Path) -> list[dict[str, object]]:
    """The renamings of departments that the export shows: department, new_name, from_date, until_date, dossiers."""
    return _rows(to, "from renamings order by until_date, dossiers desc, department")


def _rows(to: Path, statement: str) -> list[dict[str, object]]:
    with databases.reader(to / FOUND) as con:
        found = con.execute(statement)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
