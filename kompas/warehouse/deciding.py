"""What a person decides about names of organisations, and the warehouse with that in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from kompas import archive, clock, manifest, organisation_names
from kompas.errors import ExportError
from kompas.settings import settings
from kompas.warehouse import databases, similar_names
from kompas.warehouse.building import bring_up_to_date, silent
from kompas.warehouse.serving import Warehouse, of_manifest
from kompas.warehouse.stages import Progress


def decide_names(
    folder: Path,
    name: str,
    other: str,
    is_same: bool | None,
    progress: Progress | None = None,
    *,
    waiting: Callable[[], None] | None = None,
    wait_s: float = archive.WAIT_S,
) -> Warehouse:
    """Keep that these two names are one organisation, or two (null: that nothing is decided of them), and the warehouse with that in it.

    It holds for every municipality. There must be something imported; `waiting` is called where another import or build is at work.
    Raises Busy where that lasts longer than `wait_s` seconds, and ExportError where a name is of no organisation in any export; then
    nothing has changed.
    """
    with archive.lock(folder, waiting=waiting, wait_s=wait_s):
        in_use = manifest.read(folder)
        day = date.fromisoformat(in_use.on_date)
        in_use, _ = bring_up_to_date(folder, in_use, day, progress or silent)  # so that the names can be looked up in what was read
        decided = {written for each in organisation_names.decisions(folder) for written in (each.name, each.other)}
        with databases.reader(folder / in_use.exported) as con:
            unknown = similar_names.not_in_exports(con, [written for written in (name, other) if written not in decided])
        if unknown:
            raise ExportError("no_such_name", value=unknown[0])
        organisation_names.decide(folder, name, other, is_same, clock.today(settings(folder)["clock"]["timezone"]))
        built, _ = bring_up_to_date(folder, in_use, day, progress or silent)
    return of_manifest(folder, built, built.warehouse, built.on_date, built.municipality)
