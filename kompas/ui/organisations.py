"""The shape of the page on organisations: the names that may be one, pair by pair."""

from dataclasses import replace

from kompas import texts
from kompas.figures.names import is_known
from kompas.findings import Finding, Scope
from kompas.ui.escape import escape
from kompas.ui.row_list import row_list

FIRST = 10  # organisations that are named on the page; all of them are in the download


def names(scope: Scope, finding: Finding) -> None:
    """The pairs of names that may be of one organisation: a line for each, with how alike they are."""
    row_list(scope, finding, _pair)


def other_money(scope: Scope, finding: Finding) -> None:
    """The organisations with money of other authorities: the ten with most of it, each with both amounts."""
    row_list(scope, replace(finding, rows=finding.rows.head(FIRST)), _both)


def _both(scope: Scope, row: object) -> str:
    blanks = {"name": f"**{escape(row.organisation)}**", "year": int(row.year), "other": row.other_eur, "who": escape(row.funders)}
    if is_known(row.municipal_eur):
        return scope.say("pages.organisaties.both", municipal=row.municipal_eur, **blanks)
    return scope.say("pages.organisaties.other", **blanks)


def _pair(scope: Scope, row: object) -> str:
    likeness = texts.number(row.likeness, scope.language)
    return scope.say(
        "pages.organisaties.pair",
        name=f"**{escape(row.organisation)}** ({int(row.dossiers)})",
        other=f"**{escape(row.other_organisation)}** ({int(row.other_dossiers)})",
        likeness=likeness,
    )
