"""What a person decides about names of organisations and departments, and the warehouse with that in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from kompas import archive, clock, manifest, organisation_names
from kompas.errors import ExportError
from kompas.settings import settings
from kompas.warehouse import databases, similar_names
from kompas.warehouse.building import bring_up_to_date, silent
from kompas.warehouse.serving import Warehouse, connect, of_manifest
from kompas.warehouse.stages import Progress

# Whose names can be decided on: the file that keeps the decisions, and which names of some are in no export.
OF = {
    "organisations": (organisation_names.FILE, similar_names.not_in_exports),
    "departments": (organisation_names.OF_DEPARTMENTS, similar_names.departments_not_in_exports),
}


def renamings_open(served: Warehouse) -> int:
    """Of how many renamings of departments in this warehouse nobody decided yet whether they are."""
    [(n,)] = connect(served).cursor().execute("select count(*) from department_renamings where not is_confirmed").fetchall()
    return n


def decide_names(
    folder: Path,
    name: str,
    other: str,
    is_same: bool | None,
    progress: Progress | None = None,
    *,
    of: str = "organisations",
    seen: tuple[str, ...] = (),
    waiting: Callable[[], None] | None = None,
    wait_s: float = archive.WAIT_S,
) -> Warehouse:
    """Keep that these two names are one organisation, or two (null: that nothing is decided of them), and the warehouse with that in it.

    `of`: organisations, or departments that were renamed or were not. It holds for every municipality. There must be something imported;
    `waiting` is called where another import or build is at work. Raises Busy where that lasts longer than `wait_s` seconds, and ExportError
    where a name is in no export and is none of those that an inspection has `seen`; then nothing has changed.
    """
    with archive.lock(folder, waiting=waiting, wait_s=wait_s):
        in_use = manifest.read(folder)
        day = date.fromisoformat(in_use.on_date)
        in_use, _ = bring_up_to_date(folder, in_use, day, progress or silent)  # so that the names can be looked up in what was read
        file, not_in_exports = OF[of]
        decided = {written for each in organisation_names.decisions(folder, file) for written in (each.name, each.other)}
        with databases.reader(folder / in_use.exported) as con:
            unknown = not_in_exports(con, [written for written in (name, other) if written not in decided.union(seen)])
        if unknown:
            raise ExportError("no_such_name" if of == "organisations" else "no_such_department", value=unknown[0])
        organisation_names.decide(folder, name, other, is_same, clock.today(settings(folder)["clock"]["timezone"]), file)
        built, _ = bring_up_to_date(folder, in_use, day, progress or silent)
    return of_manifest(folder, built, built.warehouse, built.on_date, built.municipality)
