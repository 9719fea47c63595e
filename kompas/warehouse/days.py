"""Other days than the one that is served: built on demand, one at a time, for days that the exports can tell of."""

import os
import threading
from datetime import date
from pathlib import Path

from kompas import archive, manifest
from kompas.errors import Busy, ExportError
from kompas.manifest import Manifest
from kompas.warehouse import databases
from kompas.warehouse.building import bring_up_to_date, remove_old_days, review_day, silent, warehouse_name
from kompas.warehouse.serving import Warehouse, of_manifest
from kompas.warehouse.stages import Progress, build_marts

WAIT_S = 15  # so long a visitor waits for builds of other visitors
WAITING = threading.BoundedSemaphore(8)  # so many visitors of this server wait at most; who comes later hears it at once


def for_day(folder: Path, day: date, progress: Progress | None = None, *, wait_s: float = WAIT_S) -> Warehouse:
    """The same exports seen on another day, built on first demand. What is being served stays what it is.

    Raises Busy where other builds or an import keep the data folder longer than `wait_s` seconds, and ExportError for a day before
    `first_day` or after `last_day` of what is served, and where the disk is full.
    """
    in_use = manifest.read(folder)
    first, last = (date.fromisoformat(bound) if bound else day for bound in (in_use.first_day, in_use.last_day))
    if not first <= day <= last and day.isoformat() != in_use.on_date:
        raise ExportError("no_such_day", value=day, first=first, last=last)
    return _on_day(folder, in_use, day, progress or silent, wait_s)


def review_before(
    warehouse: Warehouse, since: date | None = None, progress: Progress | None = None, *, wait_s: float = WAIT_S
) -> Warehouse:
    """The same exports on the day to compare with: `since`, or that of the last review before, or a year earlier where the settings
    name none. Built on first demand; raises as `for_day` does."""
    folder = warehouse.path.parent
    usual = review_day(folder, warehouse.on_date)
    if since and since != usual:
        return for_day(folder, since, progress, wait_s=wait_s)
    return _on_day(folder, manifest.read(folder), usual, progress or silent, wait_s)


def _on_day(folder: Path, in_use: Manifest, day: date, progress: Progress, wait_s: float) -> Warehouse:
    name = warehouse_name(folder, in_use.exported, day)
    if not (folder / name).exists():
        if not WAITING.acquire(blocking=False):
            raise Busy(folder)
        try:
            in_use, name = _build(folder, day, progress, wait_s)
        finally:
            WAITING.release()
    os.utime(folder / name)
    return of_manifest(folder, in_use, name, day.isoformat())


def _build(folder: Path, day: date, progress: Progress, wait_s: float) -> tuple[Manifest, str]:
    """Build the warehouse of this day, unless somebody else did so meanwhile; the manifest it belongs to, and its name."""
    with archive.lock(folder, wait_s=wait_s):
        in_use = manifest.read(folder)
        if not databases.is_whole(folder / in_use.exported):
            in_use, _ = bring_up_to_date(folder, in_use, date.fromisoformat(in_use.on_date), progress)
        name = warehouse_name(folder, in_use.exported, day)
        if not (folder / name).exists():
            with archive.workplace(folder) as place:
                build_marts(folder, folder / in_use.exported, place / name, day, progress)
                os.replace(place / name, folder / name)
            remove_old_days(folder, in_use)
    return in_use, name
