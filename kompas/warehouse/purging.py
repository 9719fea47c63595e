"""Deleting withdrawn exports for good: when it is said, or by itself after the days of the settings. What was deleted stays on record."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path

from kompas import archive, clock, manifest
from kompas.manifest import Entry, Purged
from kompas.settings import settings


def purge(folder: Path, before: date, *, waiting: Callable[[], None] | None = None) -> tuple[Entry, ...]:
    """The withdrawn exports that were imported before this day, which are gone for good: from the archive and from those that can be
    brought back.

    Bytes that an export in use has as well stay. What counts is not touched.
    """
    with archive.lock(folder, waiting=waiting):
        gone = tuple(entry for entry in manifest.read(folder).withdrawn if entry.imported_on < before.isoformat())
        _delete(folder, gone)
    return gone


def purge_due(folder: Path, *, waiting: Callable[[], None] | None = None, wait_s: float = archive.WAIT_S) -> tuple[Entry, ...]:
    """What `delete_due` deletes; nothing is waited for where the settings let nothing be deleted by itself."""
    if not _days(folder) or not manifest.read(folder).withdrawn:
        return ()
    with archive.lock(folder, waiting=waiting, wait_s=wait_s):
        return delete_due(folder)


def delete_due(folder: Path) -> tuple[Entry, ...]:
    """The exports that were withdrawn so many days ago as the settings say (0: never), which are gone for good. The folder must be locked.

    One of which the day is not known, as older versions kept none, counts as withdrawn today.
    """
    days = _days(folder)
    if not days:
        return ()
    served, today = manifest.read(folder), _today(folder)
    dated = tuple(replace(entry, withdrawn_on=entry.withdrawn_on or today.isoformat()) for entry in served.withdrawn)
    if dated != served.withdrawn:
        manifest.switch(folder, replace(served, withdrawn=dated))
    last = (today - timedelta(days)).isoformat()
    gone = tuple(entry for entry in dated if entry.withdrawn_on <= last)
    _delete(folder, gone)
    return gone


def _delete(folder: Path, gone: Sequence[Entry]) -> None:
    if not gone:
        return
    served, today = manifest.read(folder), _today(folder).isoformat()
    left = tuple(entry for entry in served.withdrawn if entry not in gone)
    for sha256 in {entry.sha256 for entry in gone} - {entry.sha256 for entry in (*served.entries, *left)}:
        archive.remove(folder, sha256)
    purged = tuple(Purged(**{name: asdict(entry)[name] for name in ("sha256", "name", "imported_on")}, purged_on=today) for entry in gone)
    manifest.switch(folder, replace(served, withdrawn=left, purged=(*served.purged, *purged)))


def _days(folder: Path) -> int:
    return settings(folder)["archive"]["withdrawn_days"]


def _today(folder: Path) -> date:
    return clock.today(settings(folder)["clock"]["timezone"])
