"""The shape of the page on organisations: those that have money of other authorities too."""

from dataclasses import replace

from kompas.findings import Finding, Scope
from kompas.ui.row_list import row_list

FIRST = 10  # organisations that are named on the page; all of them are in the download
OTHER_MONEY = ("organisation", "year", "other_eur", "municipal_eur", "municipal_share", "funders")


def other_money(scope: Scope, finding: Finding) -> None:
    """The organisations with money of other authorities: the ten with most of it, each with both amounts."""
    row_list(scope, replace(finding, rows=finding.rows.head(FIRST)), OTHER_MONEY)
