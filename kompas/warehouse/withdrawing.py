"""Taking an export out of use, and back into it. The archive keeps every export, whatever is served."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kompas import archive, manifest
from kompas.errors import ExportError
from kompas.manifest import Entry, Manifest
from kompas.warehouse.building import Incoming, bring_up_to_date, silent
from kompas.warehouse.importing import today, with_new
from kompas.warehouse.stages import Progress

SHORTEST = 8  # digits of a sha256 that name an export
SHOWN = 10  # names in a sentence


def entries_named(entries: Sequence[Entry], name: str, municipality: str | None = None) -> tuple[Entry, ...]:
    """The exports with this name (or whose sha256 begins so), of this municipality where one is given.

    Raises ExportError where there is none, or where several have it that differ in more than the name.
    """
    found = tuple(
        entry
        for entry in entries
        if (entry.name == name or (len(name) >= SHORTEST and entry.sha256.startswith(name)))
        and (municipality is None or (entry.municipality or "").casefold() == municipality.casefold())
    )
    if not found:
        names = sorted({entry.name for entry in entries})
        raise ExportError("no_such_export", file=name, expected=", ".join(names[:SHOWN]) or "-")
    if len({(entry.sha256, entry.municipality) for entry in found}) > 1:  # several parts of one archive are taken together
        raise ExportError("several_named", file=name, value=", ".join(f"{each.sha256[:12]} ({each.municipality or '-'})" for each in found))
    return found


def withdraw(
    folder: Path,
    chosen: Sequence[Entry],
    progress: Progress | None = None,
    *,
    waiting: Callable[[], None] | None = None,
    wait_s: float = archive.WAIT_S,
) -> Manifest:
    """Serve what is left without these exports; the archive keeps their bytes, and the manifest what they were imported with.

    Without any export left nothing is served, as before the first import. Raises ExportError where one of them is not in use (any
    more), or is of the invented municipality; then nothing has changed.
    """
    with archive.lock(folder, waiting=waiting, wait_s=wait_s):
        before = manifest.read(folder)
        if before.is_demo:
            raise ExportError("invented_export", file=chosen[0].name)
        _check_among(chosen, before.entries)
        left = tuple(entry for entry in before.entries if entry not in chosen)
        withdrawn = (replace(entry, withdrawn_on=today(folder)) for entry in chosen)
        wanted = Manifest(entries=left, withdrawn=(*before.withdrawn, *withdrawn), purged=before.purged)
        if left:
            wanted, _ = bring_up_to_date(folder, wanted, None, progress or silent)
        else:
            manifest.switch(folder, wanted)
        return wanted


def bring_back(
    folder: Path,
    chosen: Sequence[Entry],
    progress: Progress | None = None,
    *,
    waiting: Callable[[], None] | None = None,
    wait_s: float = archive.WAIT_S,
) -> Manifest:
    """Serve these withdrawn exports again, with the options that they were imported with, from the archive.

    Raises ExportError where one of them is not withdrawn (any more), is gone from the archive, or cannot be taken in beside the others;
    then nothing has changed.
    """
    with archive.lock(folder, waiting=waiting, wait_s=wait_s):
        before = manifest.read(folder)
        _check_among(chosen, before.withdrawn)
        wanted, new, olds = with_new(before, tuple(replace(entry, withdrawn_on=None) for entry in chosen))
        wanted, _ = bring_up_to_date(folder, wanted, None, progress or silent, Incoming(new, olds))
        return wanted


def _check_among(chosen: Sequence[Entry], entries: Sequence[Entry]) -> None:
    for entry in chosen:
        if entry not in entries:
            raise ExportError("no_such_export", file=entry.name, expected=", ".join(each.name for each in entries[:SHOWN]) or "-")
