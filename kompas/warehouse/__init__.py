"""The warehouse: typed tables from the archive, marts on a day, built beside the live one and switched in one step."""

from kompas.archive import home
from kompas.errors import Busy
from kompas.warehouse.building import build, ensure_current
from kompas.warehouse.days import for_day, review_before
from kompas.warehouse.deciding import decide, renamings_open
from kompas.warehouse.importing import import_demo, import_files, take_in, town_name
from kompas.warehouse.inspecting import Inspection, found_coverage, found_kinds, found_lines, found_renamings, inspect
from kompas.warehouse.purging import purge, purge_due
from kompas.warehouse.serving import KEPT_DAYS, Warehouse, connect, current
from kompas.warehouse.stages import Progress
from kompas.warehouse.withdrawing import bring_back, entries_named, withdraw

__all__ = [
    "KEPT_DAYS",
    "Busy",
    "Inspection",
    "Progress",
    "Warehouse",
    "bring_back",
    "build",
    "connect",
    "current",
    "decide",
    "ensure_current",
    "entries_named",
    "for_day",
    "found_coverage",
    "found_kinds",
    "found_lines",
    "found_renamings",
    "home",
    "import_demo",
    "import_files",
    "inspect",
    "purge",
    "purge_due",
    "renamings_open",
    "review_before",
    "take_in",
    "town_name",
    "withdraw",
]
