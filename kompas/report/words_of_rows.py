"""The rows of a finding as words under headings, for a document."""

from dataclasses import dataclass

from kompas.findings import Finding, Scope
from kompas.findings.cell_words import cell_under_heading, headings, numbers_in


@dataclass(frozen=True)
class Words:
    """A table in words: its headings, its rows, and which of its columns are numbers."""

    headings: list[str]
    rows: list[list[str]]
    numbers: list[bool]


def words_of_rows(scope: Scope, finding: Finding, most_rows: int, most_columns: int | None = None) -> Words:
    """The first rows and columns of the finding, as its table on the page shows them."""
    rows = finding.rows.iloc[:most_rows, :most_columns]
    columns = [[cell_under_heading(scope, finding.name, column, value) for value in rows[column]] for column in rows.columns]
    return Words(
        headings(scope, rows),
        [list(row) for row in zip(*columns, strict=True)],
        [numbers_in(rows[column]).dtype.kind in "iuf" for column in rows.columns],
    )
