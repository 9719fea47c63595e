"""The warehouse: typed tables from the archive, marts on a day, built beside the live one and switched in one step."""

from kompas.archive import home
from kompas.errors import Busy
from kompas.warehouse.building import build, ensure_current
from kompas.warehouse.days import for_day, review_before
from kompas.warehouse.deciding import decide_names
from kompas.warehouse.importing import import_demo, import_files
from kompas.warehouse.serving import KEPT_DAYS, Warehouse, connect, current
from kompas.warehouse.stages import Progress

__all__ = [
    "KEPT_DAYS",
    "Busy",
    "Progress",
    "Warehouse",
    "build",
    "connect",
    "current",
    "decide_names",
    "ensure_current",
    "for_day",
    "home",
    "import_demo",
    "import_files",
    "review_before",
]
