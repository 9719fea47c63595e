"""Typed values as cells: text that can be read in one way only, and the file of the lines of a sheet."""

import datetime
import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import TextIO

THREE_DECIMALS = re.compile(r"\.\d{3}$")
MOST_PLACES = 400
PADDED = re.compile(r"-?\d+\.\d{3}0")  # how a number of three decimals is written


def as_text(cell: object) -> str:
    """The cell as text that can be read in one way only.

    Whole numbers without '.0'; a number of exactly three decimals gets a fourth, lest it look like thousands. A text that
    looks like such a number is marked as text, so that an identifier is the same here as in a CSV.
    """
    if isinstance(cell, str):
        return f'="{cell}"' if cell.endswith("0") and PADDED.fullmatch(cell) else cell
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, datetime.datetime):
        return str(cell) if cell.time() != datetime.time() else str(cell.date())
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, float | int | Decimal):
        return number_text(repr(cell) if isinstance(cell, float) else str(cell))
    return str(cell)


def nested_text(value: object, plain: Callable[[object], str] = as_text) -> str:
    """A value that may hold others as one cell: a list of plain values joined, any other list or object as JSON; `plain` writes what holds
    no others."""
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, list | tuple) and not any(isinstance(each, list | dict) for each in value):
        return ", ".join(nested_text(each, plain) for each in value if each is not None)
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | tuple | dict) else plain(value)


def number_text(written: str) -> str:
    """A number as a program writes it ('1.5E+3', '81.499'), as `as_text` shows it; every digit is kept.

    What has more places than any number means stays as it is written. Raises ValueError for no number.
    """
    try:
        number = Decimal(written)
    except ArithmeticError as error:
        raise ValueError(written) from error
    if not number.is_finite() or abs(number.adjusted()) > MOST_PLACES:
        return written
    shown = format(number, "f")
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return shown + "0" if THREE_DECIMALS.search(shown) else shown


def write_line(stream: TextIO, line: int, cells: list[str]) -> None:
    """Write a line, without the empty cells at its end, when anything stands on it."""
    while cells and not cells[-1].strip():
        cells.pop()
    if cells:
        stream.write(json.dumps([line, cells]) + "\n")
