"""A column that can be read in two ways: some of its values, under each reading."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb

from kompas.errors import ExportError

FEW = 3  # values
OPTIONS = {"date": ("dmy", "mdy")} | dict.fromkeys(("eur", "number"), (",", "."))


@dataclass(frozen=True)
class Reading:
    """One way to read a column, and what some of its cells would then be."""

    option: str  # as `decimal_mark` (',' or '.') or `date_order` ('dmy' or 'mdy') of `read_file`
    values: tuple[tuple[str, Decimal | float | date | None], ...]  # as written, as read; null: no value in this reading


def readings(error: ExportError | None) -> tuple[Reading, ...]:
    """The readings between which somebody has to choose, for an error that says so (`ambiguous_number`, `ambiguous_date`): two, each
    with the same cells of the column, three at most. None for any other error.

    The choice is given back to `read_file` (and to the import) as `decimal_mark` or `date_order`.
    """
    found = error and error.blanks.get("readings")
    return found if isinstance(found, tuple) else ()


def find(con: duckdb.DuckDBPyConnection, view: str, kind: str, text: str) -> tuple[Reading, ...]:
    """The readings of a column of this view. `text` is the SQL of what a cell says; those cells come first that show the difference."""
    first, second = OPTIONS[kind]
    rows = con.execute(
        f"""
        select written, as_{kind}(written, $first) as first_reading, as_{kind}(written, $second) as second_reading
        from (select {text} as written, min(raw.line) as line from {view} as raw where {text} is not null group by written)
        where first_reading is distinct from second_reading
        order by first_reading is null, second_reading is null, line
        limit {FEW}
        """,
        {"first": first, "second": second},
    ).fetchall()
    return tuple(Reading(option, tuple((row[0], row[place]) for row in rows)) for place, option in enumerate(OPTIONS[kind], 1))
