"""The columns of a sheet that can be cast as they are, because every filled cell in them is plain; and what they hold."""

from dataclasses import dataclass

import duckdb

CASTS = {
    "text": "{}",
    "date": "try_cast({} as date)",
    "eur": "try_cast({} as decimal(18, 2))",
    "whole": "try_cast({} as bigint)",
    "number": "try_cast({} as double)",
}
RANGED = ("date", "eur", "number", "whole")


@dataclass(frozen=True)
class ColumnProfile:
    """What a sheet holds in one column."""

    known: int  # lines with a value
    filled: int  # lines in which something is written
    least: object  # of the values; null for kinds in which it means nothing
    most: object

    @property
    def unread(self) -> int:
        """Lines in which something is written that is no value."""
        return self.filled - self.known


def profiles(
    con: duckdb.DuckDBPyConnection, view: str, columns: list[tuple[str, int]], is_workbook: bool
) -> dict[tuple[str, int], ColumnProfile]:
    """Those of the columns (kind, place) of this view in which every filled cell is plain, with what they hold."""
    if not columns:
        return {}
    counts = []
    for kind, place in columns:
        raw = f"raw.c{place}"
        typed = f"as_is_{kind}({raw})"
        if kind == "text":
            is_odd = f"as_ruined({raw}) or as_error({raw})" + (f" or as_padded({raw})" if is_workbook else "")
            typed = f"case when not ({is_odd}) then {typed} end"
        counts += [f"count({typed})", f"count({raw})", *extremes(typed, kind)]
    [row] = con.execute(f"select {', '.join(counts)} from {view} as raw").fetchall()
    found = {column: ColumnProfile(*row[4 * number : 4 * number + 4]) for number, column in enumerate(columns)}
    return {column: profile for column, profile in found.items() if not profile.unread}


def extremes(typed: str, kind: str) -> tuple[str, str]:
    """The SQL of the least and the most of a column."""
    return (f"min({typed})", f"max({typed})") if kind in RANGED else ("null", "null")
