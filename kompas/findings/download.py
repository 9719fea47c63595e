"""What a finding hands out as a file: all its rows, also where the page shows the first ones only."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd

from kompas import texts
from kompas.csv_rows import STARTS_A_FORMULA
from kompas.figures.names import is_known
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
    return scope.as_csv(finding.name, list(finding.rows), *marks(scope.language), **dict(finding.limited), limit=EVERY_ROW)


def csv_bytes(rows: pd.DataFrame, language: str) -> bytes:
    """The rows as a CSV file that the spreadsheet of that language opens rightly: in Dutch `;` and a decimal comma.

    A text that a spreadsheet would take for a formula gets an apostrophe in front, as spreadsheets themselves write it;
    so does a text that begins with an apostrophe, so that taking one away always gives the text back.
    """
    delimiter, decimal = marks(language)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([_cell(value, decimal) for value in row] for row in rows.itertuples(index=False))
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Any, decimal: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(STARTS_A_FORMULA) else value
    if isinstance(value, int) or type(value) is date:  # what most cells hold: looked at first
        return str(value)
    if not is_known(value):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float | Decimal):
        return repr(float(value)).removesuffix(".0").replace(".", decimal)
    return str(value)
