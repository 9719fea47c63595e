"""Archives with exports of several systems, which are taken in as so many exports."""

from collections.abc import Sequence

from kompas.errors import ExportError
from kompas.manifest import Entry


def several_in(unread: dict[Entry, ExportError], new: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """Which of these exports are archives with those of several systems: by sha256 the formats."""
    found = {entry.sha256: unread[entry] for entry in new if entry in unread and entry.part is None}
    return {sha256: tuple(each.blanks["value"].split(", ")) for sha256, each in found.items() if each.reason == "several_exports"}
