"""Which choices the council edition has: those that its audit covered, and no others."""

from datetime import date

from kompas import manifest
from kompas.editions.counting import offered_themes
from kompas.editions.declared import tables
from kompas.errors import ExportError
from kompas.findings import Scope
from kompas.findings.chosen import LISTS


def refuse(scope: Scope) -> None:
    """Raises ExportError where the reader chose what the council edition is not offered for: two editions that differ in a few lines would
    give back what each hides."""
    filters = scope.filters
    newest = date.fromisoformat(manifest.read(scope.warehouse.path.parent).span(scope.warehouse.municipality)[0])
    if scope.warehouse.on_date != newest:
        raise ExportError("council_day", value=scope.warehouse.on_date, expected=newest)
    others = [key for key, _, field in LISTS if field != "themes" and getattr(filters, field)]
    others += ["years"] if filters.from_year or filters.until_year else []
    others += ["counts"] if filters.definition is not None else []
    if others:
        names = ", ".join(scope.say(f"frame.filters.{key}").lower() for key in others)
        raise ExportError("council_choice", value=names)
    if len(filters.themes) > 1:
        raise ExportError("council_themes", value=", ".join(filters.themes))
    if not set(filters.themes) <= set(offered_themes(scope)):
        raise ExportError("council_no_theme", value=", ".join(filters.themes), expected=", ".join(offered_themes(scope)))


def is_offered(scope: Scope, finding: str) -> bool:
    """Whether the council edition of this scope has this finding."""
    table = tables().get(finding)
    return table is not None and (table.themes or not scope.filters.themes)
