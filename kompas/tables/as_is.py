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
class Counts:
    """What a sheet holds in one column."""

    known: int  # lines with a value
    filled: int  # lines in which something is written
    least: object  # of the values; null for kinds in which it means nothing
    most: object


def columns(con: duckdb.DuckDBPyConnection, view: str, listed: list[tuple[str, int]], is_workbook: bool) -> dict[tuple[str, int], Counts]:
    """Those of the columns (kind, place) of this view in which every filled cell is plain, with what they hold."""
    if not listed:
        return {}
    counted = []
    for kind, place in listed:
        raw = f"raw.c{place}"
        typed = f"as_is_{kind}({raw})"
        typed = f"case when not as_padded({raw}) then {typed} end" if kind == "text" and is_workbook else typed
        counted += [f"count({typed})", f"count({raw})", *extremes(typed, kind)]
    [row] = con.execute(f"select {', '.join(counted)} from {view} as raw").fetchall()
    found = {column: Counts(*row[4 * number : 4 * number + 4]) for number, column in enumerate(listed)}
    return {column: counts for column, counts in found.items() if counts.known == counts.filled}


def extremes(typed: str, kind: str) -> tuple[str, str]:
    """The SQL of the least and the most of a column."""
    return (f"min({typed})", f"max({typed})") if kind in RANGED else ("null", "null")
