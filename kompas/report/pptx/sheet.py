"""The workbook behind a chart: the numbers that are drawn, each column with its name, and no formula."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

Value = float | str | None
SHEET = "Sheet1"
MADE = datetime(2000, 1, 1)  # always the same, so that the same numbers make the same file


@dataclass(frozen=True)
class Column:
    """A column: its name above its values."""

    name: str
    values: Sequence[Value]


def reference(column: int, first: int, last: int) -> str:
    """How a chart names these rows of a column, both from nought; row 0 has the names."""
    name = xl_col_to_name(column)
    return f"{SHEET}!${name}${first + 1}" + (f":${name}${last + 1}" if last > first else "")


def workbook(columns: Sequence[Column]) -> bytes:
    """The columns on one sheet."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet(SHEET)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.name)
        for row, value in enumerate(column.values, 1):
            if isinstance(value, str):
                sheet.write_string(row, at, value)
            elif value is not None:
                sheet.write_number(row, at, value)
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, max(len(columns) - 1, 1), 18)
    book.close()
    return file.getvalue()
