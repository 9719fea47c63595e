"""The shapes of the pages on relations: initiatives named one by one under the answer."""

from kompas.figures.names import is_known
from kompas.findings import Finding, Scope
from kompas.ui.escape import escape
from kompas.ui.row_list import initiative_link, row_list


def silent(scope: Scope, finding: Finding) -> None:
    """The initiatives that were not spoken to for longest: a line for each, with since when."""
    row_list(scope, finding, _silence_item)


def _silence_item(scope: Scope, row: object) -> str:
    """'**Buurttuin** (VS-0001): 613 dagen geleden, op 25 januari 2025'"""
    if is_known(row.last_contact_date):
        sentence = scope.say("pages.relaties.silent_since", n=int(row.days_since_contact), day=row.last_contact_date)
    elif is_known(row.started_date):
        sentence = scope.say("pages.relaties.never_since", day=row.started_date)
    else:
        sentence = scope.say("pages.relaties.never")
    return f"{initiative_link(row)}: {escape(sentence)}"
