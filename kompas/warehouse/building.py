"""The build: databases made in a private folder, put in place when all of them are whole, and then named by the manifest."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb
from dateutil.relativedelta import relativedelta

from kompas import archive, contract, disk, manifest
from kompas.errors import Apart, ExportError, Refused
from kompas.formats import formats
from kompas.manifest import Entry, Manifest
from kompas.settings import policy, settings
from kompas.tables import FileLedger, ledger_of
from kompas.tables.profile import PLANNED
from kompas.warehouse import databases, municipalities, similar
from kompas.warehouse.differences import grave_differences
from kompas.warehouse.parts import several_in
from kompas.warehouse.rejections import grave_rejections
from kompas.warehouse.serving import KEPT_DAYS, Warehouse, current, of_manifest
from kompas.warehouse.stages import EarlierReading, Progress, build_marts, fingerprint, read_exports

READING_CODE = (
    *("kompas/parser", "kompas/readers", "kompas/formats", "kompas/tables", "kompas/contract.py"),
    *("data/tables.toml", "data/formats", "queries/macros"),
    *(f"kompas/locales/{language}/tables.toml" for language in contract.LANGUAGES),
)
MART_CODE = (
    *("kompas/warehouse/stages.py", "kompas/warehouse/municipalities.py", "kompas/warehouse/similar.py"),
    *("queries/macros", "queries/marts", "queries/checks"),
)
# The day that is shown when nobody chooses one, and the first export; what holds for any day counts only where there is nothing else.
ENDS = """
select
    coalesce(max(export_date) filter (where not list_contains($undated, format)), max(export_date)),
    coalesce(min(export_date) filter (where not list_contains($undated, format)), min(export_date))
from files
"""
FIRST_DAY = date(1990, 1, 1)  # no figure goes back further, whatever an export holds
AHEAD = relativedelta(years=1)  # so far after the newest export a day may be looked at


@dataclass(frozen=True)
class Incoming:
    """Exports that are handed in now: those that cannot be read refuse everything, unless the good ones are to be taken."""

    entries: tuple[Entry, ...] = ()
    replaced: tuple[Entry, ...] = ()  # the same exports as they were imported before; one that is refused stays what it was
    absent: tuple[ExportError, ...] = ()  # why other files did not even reach the archive
    takes_good: bool = False
    inspected: Path | None = None  # a database that was made of them beforehand, and is taken over where it is the one that is wanted


def build(
    folder: Path, on_date: date | None = None, progress: Progress | None = None, *, waiting: Callable[[], None] | None = None
) -> Warehouse:
    """The warehouse of everything imported, on this day (default: the date of the newest export); built only where it is out of date.

    There must be something imported. An archived export that the present code cannot read is left out, and the manifest says so;
    raises ExportError where nothing is left. `waiting` is called where another import or build is at work.
    """
    with archive.lock(folder, waiting=waiting):
        built, _ = bring_up_to_date(folder, manifest.read(folder), on_date, progress or silent)
    return of_manifest(folder, built, built.warehouse, built.on_date, built.municipality)


def ensure_current(folder: Path, progress: Progress | None = None) -> Warehouse | None:
    """The warehouse that is being served, made again from the archive where its file is gone or damaged, or where other code or settings
    made it; None before the first build."""
    in_use, found = manifest.read(folder), current(folder)
    if found is None:
        return None
    name = warehouse_name(folder, in_use.exported, found.on_date, found.municipality)
    if found.path.name == name and in_use.reading == fingerprint(READING_CODE) and databases.is_whole(found.path):
        return found
    return build(folder, found.on_date, progress)


def bring_up_to_date(
    folder: Path, wanted: Manifest, on_date: date | None, progress: Progress, incoming: Incoming | None = None
) -> tuple[Manifest, dict[Entry, ExportError]]:
    """Build what is missing for this manifest, switch to it, and return it with the incoming exports that were not taken.

    The folder must be locked. Raises ExportError, with nothing changed, where an incoming export cannot be read.
    """
    incoming = incoming or Incoming()
    before = manifest.read(folder)
    reading = fingerprint(READING_CODE)
    with archive.workplace(folder) as place:
        made: list[Path] = []
        wanted, refused = _read(folder, place, before, replace(wanted, reading=reading), incoming, progress, made)
        exported = _path_of(folder, place, wanted.exported)
        built = _with_days_and_municipalities(exported, wanted, on_date)
        day = date.fromisoformat(built.on_date)
        built = replace(built, warehouse=warehouse_name(folder, built.exported, day, built.municipality))
        for each in days_at_once(folder, day):
            name = warehouse_name(folder, built.exported, each, built.municipality)
            if not databases.is_whole(folder / name):
                build_marts(folder, exported, place / name, each, built.municipality, progress)
                made.append(place / name)
        for path in made:
            os.replace(path, folder / path.name)
        disk.flush(folder)
        if built != before:
            try:
                manifest.switch(folder, built)
            except OSError:
                for path in made:
                    (folder / path.name).unlink(missing_ok=True)
                raise
            _remove_unused(folder, before, built, {path.name for path in made})
    return built, refused


def _read(
    folder: Path, place: Path, before: Manifest, wanted: Manifest, incoming: Incoming, progress: Progress, made: list[Path]
) -> tuple[Manifest, dict[Entry, ExportError]]:
    """Have the exports read; the manifest then names the database of those that could be, and the incoming ones that were refused."""
    name = exported_name(folder, wanted)
    is_less = not before.left_out and set(wanted.entries) < set(before.entries)  # what was served before something came in may be there
    is_up_to_date = is_less or (before.exported == name and not (incoming.entries and before.left_out))
    if is_up_to_date and databases.is_whole(folder / name):
        _refuse(incoming, {})
        return replace(wanted, exported=name, left_out=before.left_out), {}
    to = place / name
    if incoming.inspected and incoming.inspected.name == name and databases.is_whole(incoming.inspected):
        os.replace(incoming.inspected, to)
        unread: dict[Entry, ExportError] = {}  # or it would not have been kept
    else:
        unread = read_exports(folder, wanted.entries, to, progress, earlier=earlier_reading(folder, before, wanted))
    if parts := several_in(unread, incoming.entries):
        raise Apart(parts)
    refused = refusals(to, wanted, incoming.entries, unread)
    left_out = tuple(_as_row(entry, problem) for entry, problem in unread.items() if entry not in refused)
    _refuse(incoming, refused)
    if len(left_out) == len(wanted.entries):
        raise Refused(tuple(unread.values()))
    if refused:
        to.unlink()
        stay = tuple(old for old in incoming.replaced if any(old.sha256 == entry.sha256 for entry in refused))
        good = replace(wanted, entries=stay + tuple(entry for entry in wanted.entries if entry not in refused))
        partial, _ = _read(folder, place, before, good, Incoming(), progress, made)
        return partial, refused
    made.append(to)
    return replace(wanted, exported=name, left_out=left_out), {}


def refusals(exported: Path, wanted: Manifest, new: tuple[Entry, ...], unread: dict[Entry, ExportError]) -> dict[Entry, ExportError]:
    """Which of the new exports in this database cannot be taken, each with why: they could not be read, are rejected for a large part, or
    cannot follow another export of their register."""
    refused = {entry: problem for entry, problem in unread.items() if entry in new}
    with databases.reader(exported) as con:
        refused |= grave_rejections(con, [entry for entry in new if entry not in refused])
        good = [entry for entry in wanted.entries if entry not in unread and entry not in refused]
        return refused | grave_differences(con, good, [entry for entry in new if entry in good])


def _refuse(incoming: Incoming, refused: dict[Entry, ExportError]) -> None:
    """Raises ExportError, with every problem, where not everything can be taken and that was not agreed to, or nothing can."""
    problems = (*incoming.absent, *(refused[entry] for entry in incoming.entries if entry in refused))
    if problems and not (incoming.takes_good and len(refused) < len(incoming.entries)):
        raise Refused(problems)


def earlier_reading(folder: Path, before: Manifest, wanted: Manifest) -> EarlierReading | None:
    """The database that is served, where what is wanted begins with what is in it; null where everything is to be read anew."""
    same = before.reading == wanted.reading and before.entries and before.entries == wanted.entries[: len(before.entries)]
    if same and not before.left_out and databases.is_whole(folder / before.exported):
        return EarlierReading(folder / before.exported, before.entries)
    return None


def _as_row(entry: Entry, problem: ExportError) -> dict[str, str | None]:
    return {"reason": problem.reason} | {name: str(value) for name, value in problem.blanks.items()} | {"file": entry.name}


def _path_of(folder: Path, place: Path, name: str) -> Path:
    return place / name if (place / name).exists() else folder / name


def _with_days_and_municipalities(exported: Path, wanted: Manifest, on_date: date | None) -> Manifest:
    """The manifest with the municipalities of the exports, and of each the day that is shown and the days that can be; `on_date` is that of
    the one that is served."""
    with databases.reader(exported) as con:
        names = municipalities.names(con, in_order_of_exports=wanted.is_demo)
        days = {name: _span(con, name, on_date if name == names[0] else None) for name in names} if len(names) > 1 else {}
        shown, first, last = days[names[0]] if days else _span(con, None, on_date)
    return replace(wanted, on_date=shown, first_day=first, last_day=last, municipalities=names, days=days)


def _span(con: duckdb.DuckDBPyConnection, municipality: str | None, on_date: date | None) -> tuple[str, str, str]:
    """The day that is shown of this municipality (null: of all exports), and the first and the last that can be."""
    of_line, of_file = municipalities.conditions(con, municipality)
    first_days = [
        f"select min({contract.identifier(column.name)}) as day from {contract.identifier(table.name)} where {of_line}"
        for table in contract.tables().values()
        for column in table.columns.values()
        if column.kind == "date" and column.name not in PLANNED
    ]
    undated = [format_.name for format_ in formats().values() if format_.is_undated]
    [(newest, oldest)] = con.execute(f"{ENDS} where {of_file}", {"undated": undated}).fetchall()
    [(first,)] = con.execute(f"select min(day) from ({' union all '.join(first_days)})").fetchall()
    return (on_date or newest).isoformat(), max(min(first or oldest, oldest), FIRST_DAY).isoformat(), (newest + AHEAD).isoformat()


def days_at_once(folder: Path, day: date) -> tuple[date, ...]:
    """The days of which an import makes the marts, so that no reader waits for them: the one that is shown, and its review day."""
    return day, review_day(folder, day)


def review_day(folder: Path, day: date) -> date:
    """The day with which this one is compared: the last review before it in the settings, or a year earlier where they name none."""
    held = [review for review in settings(folder)["reviews"]["dates"] if review < day]
    return max(held, default=day - relativedelta(years=1))


def ledger(folder: Path, built: Manifest) -> dict[str, FileLedger]:
    """What became of the lines of each export, by its key."""
    with databases.reader(folder / built.exported) as con:
        return ledger_of(con)


def warehouse_name(folder: Path, exported: str, day: date, municipality: str | None) -> str:
    """The name of the warehouse of the exports of this municipality on this day, by the present marts and settings."""
    decided = similar.every_decision(folder)
    chosen = policy(settings(folder))
    return f"warehouse-{_key(exported, day.isoformat(), municipality or '', fingerprint(MART_CODE), chosen, decided)}.duckdb"


def exported_name(folder: Path, wanted: Manifest) -> str:
    """The name of the database of the exports of this manifest, as the present code reads them."""
    return f"exported-{_key(wanted.reading, archive.salt(folder), *map(str, wanted.entries))}.duckdb"


def _key(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:16]


def _remove_unused(folder: Path, before: Manifest, built: Manifest, made: set[str]) -> None:
    """Remove databases that neither the manifest nor the one before it names: a reader may still be opening the latter."""
    used = {before.exported, before.warehouse, built.exported, built.warehouse} | made
    for pattern in ("exported-*.duckdb", "warehouse-*.duckdb"):
        for file in folder.glob(pattern):
            if file.name not in used:
                file.unlink(missing_ok=True)


def remove_old_days(folder: Path, in_use: Manifest) -> None:
    """Keep the warehouses of the days that were looked at last."""
    others = [file for file in folder.glob("warehouse-*.duckdb") if file.name != in_use.warehouse]
    for file in sorted(others, key=lambda file: file.stat().st_mtime)[:-KEPT_DAYS]:
        file.unlink(missing_ok=True)


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""
