"""What a finding hands out as a file: all its rows, also where the page shows the first ones only."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TextIO

import pandas as pd

from kompas.figures.names import is_known
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
EVERY_ROW = 2**62  # more rows than there can be: `limit` of a query
AT_ONCE = 20_000  # rows in memory at once


def every_row(asked: Asked, told: Finding) -> bytes:
    """All rows of the finding as a CSV file; where the page shows the first ones only, they are asked now and written as they come."""
    if told.limited is None:
        return csv_bytes(told.rows, asked.language)
    names, batches = asked.batches(told.name, AT_ONCE, **dict(told.limited), limit=EVERY_ROW)
    places = [names.index(column) for column in told.rows.columns]
    rows = ([row[place] for place in places] for batch in batches for row in batch)
    return _written(told.rows.columns, rows, asked.language)


def csv_bytes(rows: pd.DataFrame, language: str) -> bytes:
    """The rows as a CSV file that the spreadsheet of that language opens rightly: in Dutch `;` and a decimal comma.

    A text that a spreadsheet would take for a formula gets an apostrophe in front, as spreadsheets themselves write it;
    so does a text that begins with an apostrophe, so that taking one away always gives the text back.
    """
    return _written(rows.columns, rows.itertuples(index=False), language)


def _written(columns: Sequence[str], rows: Iterable[Sequence[Any]], language: str) -> bytes:
    kept = io.BytesIO()
    out: TextIO = io.TextIOWrapper(kept, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(out, delimiter=";" if language == "nl" else ",", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value, language) for value in row] for row in rows)
    out.detach()
    return kept.getvalue()


def _cell(value: Any, language: str) -> str:
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
        written = repr(float(value)).removesuffix(".0")
        return written.replace(".", ",") if language == "nl" else written
    return str(value)
