"""The import: exports are archived, read and served, or nothing has changed."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kompas import archive, clock, manifest
from kompas.errors import Apart, ExportError, Refused
from kompas.manifest import Entry, Manifest
from kompas.settings import settings
from kompas.tables import FileLedger
from kompas.warehouse.building import Incoming, bring_up_to_date, ledger, silent
from kompas.warehouse.purging import delete_due
from kompas.warehouse.stages import Progress

# What the databases of an import take at most, as a rule: the new ones stand beside the old, and a small set takes the rest.
TIMES_THE_EXPORTS = 8
TIMES_THE_DATABASES = 2
AT_LEAST = 60_000_000


def import_files(
    folder: Path,
    files: Sequence[Path],
    *,
    municipality: str | None = None,
    format_name: str | None = None,
    export_date: date | None = None,
    decimal_mark: str | None = None,
    date_order: str | None = None,
    layouts: tuple[tuple[str, str], ...] = (),
    accept_rejections: bool = False,
    accept_differences: bool = False,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
    refused: Callable[[ExportError], None] | None = None,
    again: Callable[[Entry], None] | None = None,
) -> list[FileLedger]:
    """Archive and read these exports, build the warehouse anew and switch to it. Returns the ledger of each file.

    The invented municipality makes way for the first real export. Raises ExportError, with one problem per file, when files cannot be
    read, are rejected for a large part (unless `accept_rejections`) or cannot follow another export of their register (unless
    `accept_differences`); then nothing has changed. With `refused`, which is then called for
    each of them, the good files are taken as long as there is one. `again` is called for each that was there already, as it was;
    `waiting` where another import or build is at work.
    """
    options = Entry(
        sha256="",
        name="",
        imported_on="",
        municipality=town_name(municipality),
        format_name=format_name,
        export_date=export_date.isoformat() if export_date else None,
        decimal_mark=decimal_mark,
        date_order=date_order,
        layouts=layouts,
        are_rejections_accepted=accept_rejections,
        are_differences_accepted=accept_differences,
    )
    exports = [(file, options) for file in files]
    return take_in(folder, exports, progress=progress, waiting=waiting, refused=refused, again=again)


def take_in(
    folder: Path,
    exports: Sequence[tuple[Path, Entry]],
    *,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
    refused: Callable[[ExportError], None] | None = None,
    again: Callable[[Entry], None] | None = None,
    inspected: Path | None = None,
) -> list[FileLedger]:
    """Import these files, each with options of its own (the rest of its entry does not matter), as `import_files` does.

    `inspected`: the database of an inspection, which is taken over where it holds the very exports that are served from now on.
    """
    files = [file for file, _ in exports]
    with archive.lock(folder, needed=bytes_needed(folder, files), waiting=waiting):
        before = manifest.read(folder)
        stored, twice, absent = _store(folder, exports)
        if not stored:
            raise Refused(tuple(absent))
        wanted, new, olds = with_new(before, stored)
        incoming = Incoming(new, olds, tuple(absent), refused is not None, inspected)
        try:
            served, bad = bring_up_to_date(folder, wanted, None, progress or silent, incoming)
        except Apart as several:
            stored = tuple(each for entry in stored for each in entry.apart(several.parts.get(entry.sha256, (None,))))
            wanted, new, olds = with_new(before, stored)
            incoming = replace(incoming, entries=new, replaced=olds)
            served, bad = bring_up_to_date(folder, wanted, None, progress or silent, incoming)
        lines = ledger(folder, served)
        delete_due(folder)
    for problem in (*absent, *bad.values()):
        refused(problem)
    for old in (*olds, *twice) if again else ():
        again(old)
    return [lines[entry.key] for entry in new if entry not in bad]


def with_new(before: Manifest, stored: tuple[Entry, ...]) -> tuple[Manifest, tuple[Entry, ...], tuple[Entry, ...]]:
    """The manifest with these exports besides those in use; the new entries in it, and those that they take the place of.

    The invented municipality makes way for the first real export.
    """
    kept = () if before.is_demo else before.entries
    olds = tuple(old for old in kept if any(_is_same(old, new) for new in stored))
    new = _with_earlier_options(stored, olds)
    withdrawn = tuple(each for each in before.withdrawn if not any(_is_same(each, entry) for entry in new))
    wanted = Manifest(entries=tuple(entry for entry in kept if entry not in olds) + new, withdrawn=withdrawn, purged=before.purged)
    return wanted, new, olds


def town_name(municipality: str | None) -> str | None:
    """The name of a municipality as it is kept: without signs that cannot be shown and double blanks; null where nothing is left."""
    return " ".join(archive.printable(municipality).split()) or None if municipality else None


def import_demo(folder: Path, files: Mapping[str, Sequence[Path]], progress: Progress | None = None) -> list[FileLedger]:
    """Serve these invented exports, by municipality and the first one, in place of everything that was imported."""
    with archive.lock(folder, needed=bytes_needed(folder, [file for of_town in files.values() for file in of_town])):
        imported_on = today(folder)
        new = tuple(
            Entry(
                archive.store(folder, file),
                file.name,
                imported_on,
                municipality,
                are_rejections_accepted=True,
                are_differences_accepted=True,
            )
            for municipality, of_town in files.items()
            for file in of_town
        )
        before = manifest.read(folder)
        wanted = Manifest(entries=new, is_demo=True, withdrawn=before.withdrawn, purged=before.purged)
        served, _ = bring_up_to_date(folder, wanted, None, progress or silent, Incoming(new))
        lines = ledger(folder, served)
    return [lines[entry.key] for entry in new]


def today(folder: Path) -> str:
    """The day of an import that is made now, as ISO text, on the clock of the settings."""
    return clock.today(settings(folder)["clock"]["timezone"]).isoformat()


def _store(folder: Path, exports: Sequence[tuple[Path, Entry]]) -> tuple[tuple[Entry, ...], list[Entry], list[ExportError]]:
    """The files in the archive, each once; those of which the same bytes follow under another name; and why others are not there."""
    stored: dict[str, Entry] = {}
    twice, absent = [], []
    imported_on = today(folder)
    for file, options in exports:
        try:
            sha256 = archive.store(folder, file)
        except ExportError as problem:
            absent.append(problem)
        else:
            if sha256 in stored:
                twice.append(stored.pop(sha256))
            stored[sha256] = replace(options, sha256=sha256, name=archive.name_of(file), imported_on=imported_on)
    return tuple(stored.values()), twice, absent


def _is_same(old: Entry, new: Entry) -> bool:
    """Whether this is the same export once more: the same bytes (or part of them), and not of two towns."""
    one_town = old.municipality is None or new.municipality is None or old.municipality.casefold() == new.municipality.casefold()
    return old.sha256 == new.sha256 and old.part == new.part and one_town


def _with_earlier_options(stored: tuple[Entry, ...], before: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The new entries; the municipality of an earlier import stays where none is given now, and so does what was accepted."""
    entries = []
    for new in stored:
        olds = [old for old in before if old.sha256 == new.sha256 and old.part == new.part]
        accepted = {
            name: getattr(new, name) or any(getattr(old, name) for old in olds)
            for name in ("are_rejections_accepted", "are_differences_accepted")
        }
        towns = dict.fromkeys(old.municipality for old in olds) if new.municipality is None and olds else [new.municipality]
        entries += [replace(new, municipality=town, **accepted) for town in towns]
    return tuple(entries)


def bytes_needed(folder: Path, files: Sequence[Path]) -> int:
    """Bytes that this import needs free, as a rule."""
    new = sum(os.path.getsize(file) for file in files if os.path.isfile(file))  # of any name, however long
    old = sum(file.stat().st_size for file in folder.glob("*.duckdb"))
    return AT_LEAST + TIMES_THE_EXPORTS * new + TIMES_THE_DATABASES * old
