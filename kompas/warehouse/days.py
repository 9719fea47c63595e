"""Other days and other municipalities than what is served: built on demand, one at a time, for days that the exports can tell of."""

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


def for_day(
    folder: Path,
    day: date | None,
    progress: Progress | None = None,
    *,
    municipality: str | None = None,
    wait_s: float = WAIT_S,
) -> Warehouse:
    """The exports of a municipality seen on a day, built on first demand. What is being served stays what it is.

    `day` null is the day of its newest export, `municipality` null the one that is served. Raises Busy where other builds or an import
    keep the data folder longer than `wait_s` seconds, and ExportError for a municipality without exports, for a day before `first_day`
    or after `last_day` of its exports, and where the disk is full.
    """
    in_use = manifest.read(folder)
    municipality = municipality or in_use.municipality
    if municipality not in (None, *in_use.municipalities):
        raise ExportError("no_such_municipality", value=municipality, expected=", ".join(in_use.municipalities))
    municipality = municipality if in_use.days else None
    newest, *bounds = in_use.span(municipality)
    day = day or date.fromisoformat(newest)
    first, last = (date.fromisoformat(bound) if bound else day for bound in bounds)
    if not first <= day <= last and day.isoformat() != newest:
        raise ExportError("no_such_day", value=day, first=first, last=last)
    return _on_day(folder, in_use, day, municipality, progress or silent, wait_s)


def review_before(
    warehouse: Warehouse, since: date | None = None, progress: Progress | None = None, *, wait_s: float = WAIT_S
) -> Warehouse:
    """The same exports on the day to compare with: `since`, or that of the last review before, or a year earlier where the settings
    name none. Built on first demand; raises as `for_day` does."""
    folder = warehouse.path.parent
    usual = review_day(folder, warehouse.on_date)
    if since and since != usual:
        return for_day(folder, since, progress, municipality=warehouse.municipality, wait_s=wait_s)
    return _on_day(folder, manifest.read(folder), usual, warehouse.municipality, progress or silent, wait_s)


def _on_day(folder: Path, in_use: Manifest, day: date, municipality: str | None, progress: Progress, wait_s: float) -> Warehouse:
    name = warehouse_name(folder, in_use.exported, day, municipality)
    if not (folder / name).exists():
        if not WAITING.acquire(blocking=False):
            raise Busy(folder)
        try:
            in_use, name = _build(folder, day, municipality, progress, wait_s)
        finally:
            WAITING.release()
    os.utime(folder / name)
    return of_manifest(folder, in_use, name, day.isoformat(), municipality)


def _build(folder: Path, day: date, municipality: str | None, progress: Progress, wait_s: float) -> tuple[Manifest, str]:
    """Build the warehouse of this day and municipality, unless somebody else did so meanwhile; the manifest it belongs to, and its name."""
    with archive.lock(folder, wait_s=wait_s):
        in_use = manifest.read(folder)
        if not databases.is_whole(folder / in_use.exported):
            in_use, _ = bring_up_to_date(folder, in_use, date.fromisoformat(in_use.on_date), progress)
        name = warehouse_name(folder, in_use.exported, day, municipality)
        if not (folder / name).exists():
            with archive.workplace(folder) as place:
                build_marts(folder, folder / in_use.exported, place / name, day, municipality, progress)
                os.replace(place / name, folder / name)
            remove_old_days(folder, in_use)
    return in_use, name
