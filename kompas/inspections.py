"""What an inspection found, kept beside the arrival: whoever loads the page again, or after the server was started anew, sees it."""

import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from kompas import disk
from kompas.errors import ExportError
from kompas.findings.trial import Trial
from kompas.manifest import Entry
from kompas.tables import ColumnSeen, FileLedger, SheetSeen
from kompas.tables.unknown import UnknownColumn, UnknownSheet
from kompas.warehouse import Inspection

FILE, TRIAL = "inspection.json", "trial.json"


def write(folder: Path, inspection: Inspection) -> None:
    """Keep this inspection in the folder of its arrival."""
    problem = inspection.problem and {"reason": inspection.problem.reason, "blanks": inspection.problem.blanks}
    kept = asdict(replace(inspection, problem=None)) | {"problem": problem}
    disk.write_whole(folder / FILE, json.dumps(kept, ensure_ascii=False, default=str))


def forget(folder: Path) -> None:
    """Forget the inspection of the arrival in this folder: it was answered something, or is inspected anew."""
    for left in (folder / FILE, folder / TRIAL, *folder.glob("*.duckdb")):
        left.unlink(missing_ok=True)


def read(folder: Path) -> Inspection | None:
    """The inspection of the arrival in this folder; null where there is none (any more)."""
    try:
        kept = json.loads((folder / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return None
    ledgers = (FileLedger(**each | {"export_date": date.fromisoformat(each["export_date"])}) for each in kept["ledgers"])
    return Inspection(
        entry=Entry(**kept["entry"]),
        sheets=tuple(_sheet(each) for each in kept["sheets"]),
        ledgers=tuple(ledgers),
        problem=kept["problem"] and ExportError(kept["problem"]["reason"], **kept["problem"]["blanks"]),
        before=kept["before"] and Entry(**kept["before"]),
        two_ways=tuple(map(tuple, kept["two_ways"])),
        unknown=kept["unknown"] and _unknown(kept["unknown"]),
        database=kept["database"],
    )


def write_trial(folder: Path, trial: Trial) -> None:
    """Keep which questions this arrival answers."""
    disk.write_whole(folder / TRIAL, json.dumps(asdict(trial)))


def read_trial(folder: Path) -> Trial | None:
    """Which questions this arrival answers; null where nobody has tried."""
    try:
        kept = json.loads((folder / TRIAL).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return Trial(tuple(kept["answered"]), {name: (tuple(missing), lacks) for name, (missing, lacks) in kept["unanswered"].items()})


def _unknown(kept: dict) -> UnknownSheet:
    columns = (each | {name: tuple(map(tuple, each[name])) for name in ("suggested", "words")} for each in kept["columns"])
    tuples = ({name: tuple(value) if isinstance(value, list) else value for name, value in each.items()} for each in columns)
    return UnknownSheet(kept["file"], tuple(UnknownColumn(**each) for each in tuples))


def _sheet(kept: dict) -> SheetSeen:
    columns = tuple(ColumnSeen(**each | {"examples": tuple(map(tuple, each["examples"]))}) for each in kept["columns"])
    return SheetSeen(**kept | {"columns": columns, "unused": tuple(kept["unused"])})
