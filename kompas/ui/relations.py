"""The shapes of the pages on relations: initiatives named one by one under the answer."""

from kompas.figures.names import is_known
from kompas.findings import Finding, Scope
from kompas.ui.one_by_one import one_by_one, titled
from kompas.ui.plain import plain


def silent(scope: Scope, finding: Finding) -> None:
    """The initiatives that were not spoken to for longest: a line for each, with since when."""
    one_by_one(scope, finding, _silent)


def _silent(scope: Scope, row: object) -> str:
    """'**Buurttuin** (VS-0001): 613 dagen geleden, op 25 januari 2025'"""
    if is_known(row.last_contact_date):
        sentence = scope.say("pages.relaties.silent_since", n=int(row.days_since_contact), day=row.last_contact_date)
    elif is_known(row.started_date):
        sentence = scope.say("pages.relaties.never_since", day=row.started_date)
    else:
        sentence = scope.say("pages.relaties.never")
    return f"{titled(row)}: {plain(sentence)}"
