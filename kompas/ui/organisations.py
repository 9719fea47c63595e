"""The shape of the page on organisations: the names that may be one, pair by pair."""

from kompas import texts
from kompas.findings import Finding, Scope
from kompas.ui.escape import escape
from kompas.ui.row_list import row_list


def names(scope: Scope, finding: Finding) -> None:
    """The pairs of names that may be of one organisation: a line for each, with how alike they are."""
    row_list(scope, finding, _pair)


def _pair(scope: Scope, row: object) -> str:
    likeness = texts.number(row.likeness, scope.language)
    return scope.say(
        "pages.organisaties.pair",
        name=f"**{escape(row.organisation)}** ({int(row.dossiers)})",
        other=f"**{escape(row.other_organisation)}** ({int(row.other_dossiers)})",
        likeness=likeness,
    )
