"""What the library that reads the cells of a workbook leaves out; rows and columns are counted from 0.

It shows an error such as #REF! as empty, which would make an unknown amount look like none, knows no formats of numbers, and in
binary workbooks takes a whole day for a number.
"""

import re
from bisect import bisect_right
from datetime import date, timedelta
from operator import itemgetter

ZEROS = re.compile("0{2,}").fullmatch  # a number format that shows so many digits
DAY = "day"
BUILT_IN_DAYS = {*range(14, 23), 45, 46, 47}  # numbers of formats that need not be described
NO_SIGNS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # of a number format: what is shown as it stands, a colour or a condition
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A", 43: "#GETTING_DATA"}

Look = int | str  # with how many digits a number is shown, or DAY


class Details:
    """The errors, looks, hidden rows and merged cells of one sheet."""

    def __init__(self) -> None:
        self.errors: dict[int, dict[int, str]] = {}  # row → column → the error
        self.looks: dict[int, list[list]] = {}  # column → first row, last row, look
        self.hidden_rows = 0
        self.merged: list[tuple[int, int, int, int]] = []  # first row, first column, last row, last column

    def add_error(self, row: int, column: int, shown: str) -> None:
        of_row = self.errors.setdefault(row, {})
        of_row[column] = of_row.get(column, "") + shown

    def add_look(self, row: int, column: int, look: Look) -> None:
        runs = self.looks.setdefault(column, [])
        if runs and runs[-1][1] == row - 1 and runs[-1][2] == look:
            runs[-1][1] = row
        else:
            runs.append([row, row, look])

    def looks_of(self, row: int) -> dict[int, Look]:
        """The columns of this row in which a number is shown otherwise than it is."""
        found = {}
        for column, runs in self.looks.items():
            place = bisect_right(runs, row, key=itemgetter(0)) - 1
            if place >= 0 and row <= runs[place][1]:
                found[column] = runs[place][2]
        return found


def look_of(number: int, code: str, *, with_days: bool) -> Look | None:
    """What the number format with this number and code does to a number; null for nothing that matters."""
    if ZEROS(code):
        return len(code)
    is_day = number in BUILT_IN_DAYS or re.search("[dmyhs]", NO_SIGNS.sub("", code).partition(";")[0], re.IGNORECASE)
    return DAY if with_days and is_day else None


def day_of(serial: int, is_1904: bool) -> date:
    """The day that a workbook counts as `serial`. Raises OverflowError where there is none."""
    if is_1904:
        return date(1904, 1, 1) + timedelta(serial)
    return date(1899, 12, 30) + timedelta(serial + (serial < 60))  # a leap day that never was is counted
