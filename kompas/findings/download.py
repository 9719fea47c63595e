"""What a finding hands out as a file: all its rows, also where the page shows the first ones only."""

import pandas as pd

from kompas import csv_rows, texts
from kompas.findings.finding import Finding
from kompas.findings.scope import Scope

EVERY_ROW = 2**62  # more rows than there can be: `limit` of a query


def marks(language: str) -> tuple[str, str]:
    """What stands between cells and before decimals, as spreadsheets of that language expect it."""
    decimal, _ = texts.separators(language)
    return ";" if decimal == "," else ",", decimal


def every_row(scope: Scope, finding: Finding) -> bytes:
    """All rows of the finding as a CSV file; where the page shows the first ones only, DuckDB writes them all now."""
    if finding.limited is None:
        return csv_bytes(finding.rows, scope.language)
    return scope.as_csv(finding.query, list(finding.rows), *marks(scope.language), **dict(finding.limited), limit=EVERY_ROW)


def csv_bytes(rows: pd.DataFrame, language: str) -> bytes:
    """The rows as a CSV file that the spreadsheet of that language opens rightly: in Dutch `;` and a decimal comma."""
    return csv_rows.frame_to_csv(rows, *marks(language))


def all_rows(scope: Scope, finding: Finding, most: int) -> tuple[pd.DataFrame, bool]:
    """The rows of the finding, `most` at most, also where the page shows the first ones only; and whether these are all."""
    if finding.limited is None:
        return finding.rows.head(most), len(finding.rows) <= most
    rows = scope.lines(finding.query, **dict(finding.limited), limit=most + 1)[list(finding.rows)]
    return rows.head(most), len(rows) <= most
