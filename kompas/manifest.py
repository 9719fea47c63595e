"""The manifest: which exports are in use and which databases are served.

It is one small file that is replaced in one step, with a copy beside it: whatever is killed or damaged, one of both is whole.
"""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from kompas import disk
from kompas.errors import ExportError

FILE, COPY = "manifest.json", "manifest-copy.json"


@dataclass(frozen=True)
class Entry:
    """One archived export and the options of its import; dates as ISO text, null where an option was not given."""

    sha256: str
    name: str
    imported_on: str
    municipality: str | None = None
    format_name: str | None = None
    export_date: str | None = None
    decimal_mark: str | None = None
    date_order: str | None = None
    are_rejections_accepted: bool = False  # the importer knew that many lines are rejected, and accepted it
    are_differences_accepted: bool = False  # and that it differs much from another export of its register
    layouts: tuple[tuple[str, str], ...] = ()  # which <format>.<sheet> a sheet is that fits several; '' is the only sheet
    columns: tuple[tuple[str, int], ...] = ()  # which of the columns with this header is read, from 1
    are_hidden_read: bool = False  # hidden sheets count as others
    part: str | None = None  # the format of which this is the export, in an archive with those of several systems
    withdrawn_on: str | None = None  # of one that is out of use

    def __post_init__(self) -> None:
        for name in ("layouts", "columns"):
            object.__setattr__(self, name, tuple(map(tuple, getattr(self, name))))  # JSON has lists

    @property
    def key(self) -> str:
        """What the tables call this export: two towns may hand in the same bytes, and those may hold several exports."""
        parts = self.sha256, self.municipality and f":{self.municipality}", self.part and f":/{self.part}"
        return "".join(filter(None, parts))

    def apart(self, formats: tuple[str, ...]) -> tuple["Entry", ...]:
        """The exports in this archive, one per format."""
        return tuple(replace(self, part=name) for name in formats)


@dataclass(frozen=True)
class Purged:
    """An export of which the bytes were deleted for good, and when; dates as ISO text."""

    sha256: str
    name: str
    imported_on: str
    purged_on: str


@dataclass(frozen=True)
class Manifest:
    """What is in use: the exports, and the databases made of them (names of files in the data folder); dates as ISO text."""

    entries: tuple[Entry, ...] = ()
    is_demo: bool = False
    reading: str | None = None  # identity of the code that read the exports
    exported: str | None = None
    warehouse: str | None = None
    on_date: str | None = None
    first_day: str | None = None  # the days of which the exports can tell anything
    last_day: str | None = None
    municipalities: tuple[str, ...] = ()  # 'unknown' is the last where there are several and lines of none of them
    days: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # per municipality, where there are several: see `span`
    left_out: tuple[dict[str, str | None], ...] = ()  # archived exports that the present code cannot read: reason and blanks
    withdrawn: tuple[Entry, ...] = ()  # exports that were taken out of use and are in the archive still
    purged: tuple[Purged, ...] = ()  # and those that are in no archive any more

    @property
    def municipality(self) -> str | None:
        """The municipality that is served when nobody chooses one: the first in the list; null where there is one at most."""
        return self.municipalities[0] if self.days else None

    def span(self, municipality: str | None) -> tuple[str | None, str | None, str | None]:
        """Of this municipality (null: of all exports) the day that is shown when nobody chooses one, the first and the last that can be."""
        return self.days[municipality] if municipality else (self.on_date, self.first_day, self.last_day)


def read(folder: Path) -> Manifest:
    """The manifest in force, or its copy where it is damaged or gone; an empty one where nothing was imported yet.

    Raises ExportError where neither can be read, or where a newer version wrote them.
    """
    found = [_parse(folder / name) for name in (FILE, COPY)]
    if whole := [each for each in found if each is not None]:
        return whole[0]
    if any((folder / name).exists() for name in (FILE, COPY)):
        raise ExportError("broken_manifest", file=folder / FILE)
    return Manifest()


def is_damaged(folder: Path) -> bool:
    """Whether the manifest cannot be read or is gone, while its copy is whole."""
    return _parse(folder / FILE) is None and _parse(folder / COPY) is not None


def heal(folder: Path) -> bool:
    """Make the manifest and its copy the same again; whether the manifest itself was damaged or gone. The folder must be locked."""
    was_damaged = is_damaged(folder)
    whole = read(folder)
    if was_damaged:
        disk.write_whole(folder / FILE, _as_json(whole))
    elif (folder / FILE).exists() and _parse(folder / COPY) != whole:
        disk.write_whole(folder / COPY, _as_json(whole))
    return was_damaged


def switch(folder: Path, chosen: Manifest) -> None:
    """Put this manifest in force, in one step. Raises OSError; then the one before is in force."""
    disk.write_whole(folder / FILE, _as_json(chosen))
    disk.write_whole(folder / COPY, _as_json(chosen))


def _as_json(chosen: Manifest) -> str:
    return json.dumps(asdict(chosen), indent=1, ensure_ascii=False)


def _parse(path: Path) -> Manifest | None:
    """What stands in this file; null where it is not there or not whole.

    Raises ExportError where it may not be read, or where a newer version wrote it.
    """
    try:
        document = json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return None
    except OSError as problem:
        raise ExportError("cannot_open", file=path, value=problem.strerror) from problem
    if not isinstance(document, dict) or not isinstance(document.get("entries"), list):
        return None
    kept = {name: document.get(name) or [] for name in ("entries", "withdrawn")}
    every = [entry for entries in kept.values() for entry in entries]
    if not all(isinstance(entry, dict) and {"sha256", "name", "imported_on"} <= entry.keys() for entry in every):
        return None
    newer = document.keys() - _names(Manifest) | {key for entry in every for key in entry} - _names(Entry)
    if newer:
        raise ExportError("newer_manifest", file=path, value=", ".join(sorted(newer)))
    lists = {name: tuple(document.get(name) or ()) for name in ("municipalities", "left_out")}
    days = {name: tuple(span) for name, span in (document.get("days") or {}).items()}
    kept = {name: tuple(Entry(**entry) for entry in entries) for name, entries in kept.items()}
    kept["purged"] = tuple(Purged(**each) for each in document.get("purged") or ())
    return Manifest(**document | lists | kept | {"days": days})


def _names(kind: type) -> set[str]:
    return {each.name for each in fields(kind)}
