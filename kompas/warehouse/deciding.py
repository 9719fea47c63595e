"""What a person decides about names of organisations and departments and mentions of initiatives, and the warehouse with that in it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kompas import archive, clock, manifest, pair_decisions
from kompas.errors import ExportError
from kompas.pair_decisions import Pair
from kompas.settings import settings
from kompas.warehouse import databases, similar
from kompas.warehouse.building import bring_up_to_date, silent
from kompas.warehouse.serving import Warehouse, connect, of_manifest
from kompas.warehouse.stages import Progress

# The sentence on one that is in no export, by what it may be one of.
UNKNOWN = {"organisations": "no_such_name", "departments": "no_such_department", "initiatives": "no_such_mention"}


def renamings_open(served: Warehouse) -> int:
    """Of how many renamings of departments in this warehouse nobody decided yet whether they are."""
    [(n,)] = connect(served).cursor().execute("select count(*) from department_renamings where not is_confirmed").fetchall()
    return n


def decide(
    folder: Path,
    about: str,
    pairs: Sequence[Pair],
    is_same: bool | None,
    progress: Progress | None = None,
    *,
    seen: Pair | tuple[()] = (),
    waiting: Callable[[], None] | None = None,
    wait_s: float = archive.WAIT_S,
) -> Warehouse:
    """Keep of each of these pairs that the two are one, or two (null: that nothing is decided of them), and the warehouse with that in it.

    `about`: organisations or departments (pairs of names), or initiatives (of mentions); it holds for every municipality. There must be
    something imported; `waiting` is called where another import or build is at work. Raises Busy where that lasts longer than `wait_s`
    seconds, and ExportError where one of a pair is in no export and none of those that an inspection has `seen`; then nothing changes.
    """
    with archive.lock(folder, waiting=waiting, wait_s=wait_s):
        in_use = manifest.read(folder)
        day = date.fromisoformat(in_use.on_date)
        in_use, _ = bring_up_to_date(folder, in_use, day, progress or silent)  # so that all can be looked up in what was read
        decided = {written for each in pair_decisions.decisions(folder, about) for written in (each.name, each.other)}
        sides = dict.fromkeys(written for pair in pairs for written in pair if written not in decided.union(seen))
        with databases.reader(folder / in_use.exported) as con:
            unknown = similar.not_in_exports(con, about, list(sides))
        if unknown:
            raise ExportError(UNKNOWN[about], value=unknown[0])
        pair_decisions.decide(folder, about, pairs, is_same, clock.today(settings(folder)["clock"]["timezone"]))
        built, _ = bring_up_to_date(folder, in_use, day, progress or silent)
    return of_manifest(folder, built, built.warehouse, built.on_date, built.municipality)
