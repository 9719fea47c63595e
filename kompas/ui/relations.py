"""The shapes of the pages on relations: initiatives named one by one under the answer."""

from kompas.findings import Finding, Scope
from kompas.ui.row_list import row_list

SILENT = ("title", "days_since_contact", "last_contact_date", "started_date", "theme")


def silent(scope: Scope, finding: Finding) -> None:
    """The initiatives that were not spoken to for longest, with since when."""
    row_list(scope, finding, SILENT)
