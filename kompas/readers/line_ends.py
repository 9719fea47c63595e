"""Files of which every line ends otherwise than the header: empty cells beyond it, or none where it ends in nameless ones.

In one line an empty cell too many may be the last of cells that have all shifted. Where every line has it, a value would have to
hold the delimiter in every line, and the last column of the header would have to be empty in every line.
"""

import duckdb

from kompas.contract import identifier
from kompas.readers.sheet import Preview

SAMPLE = 10_000  # lines
LEAST = 2  # lines: one proves nothing of every line


def width_of_lines(preview: Preview, header: int, first: int) -> int | None:
    """How many cells the first line with more than one filled cell has, when they differ in number from the header at its end only: empty
    ones beyond it, or none where it has nameless ones; else null."""
    named = preview.records[header][2]
    cells = next((cells for _, _, cells in preview.records[first:] if sum(bool(cell.strip()) for cell in cells) > 1), ())
    if len(cells) > len(named):
        return None if any(cells[len(named) :]) else len(cells)
    return len(cells) if 1 < len(cells) < len(named) and not any(cell.strip() for cell in named[len(cells) :]) else None


def are_harmless(con: duckdb.DuckDBPyConnection, view: str, delimiter: str, lines: int, columns: int, width: int) -> bool:
    """Whether what the `lines` of this view (with `width` cells each) have beyond the header is empty, and nothing has shifted.

    A delimiter inside a value of every line would show: what comes after it begins with a blank (a name and a first name), or beside a
    comma stand a number and at most three digits more (decimals, thousands), in every line.
    """
    if lines < LEAST:
        return False
    if width < columns:
        return True
    beyond = " or ".join(f"c{place} is not null" for place in range(columns, width))
    if con.execute(f"select 1 from {identifier(view)} where {beyond} limit 1").fetchall():
        return False
    number = "regexp_matches(c{0}, '[0-9]$') and regexp_matches(c{1}, '^[0-9]{{1,3}}([^0-9]|$)')" if delimiter == "," else "false"
    parted = ", ".join(
        f"bool_and(coalesce(regexp_matches(c{place}, '^ +[^ ]') or ({number.format(place - 1, place)}), false))"
        for place in range(1, columns)
    )
    [shifted] = con.execute(f"select {parted or 'false'} from (from {identifier(view)} limit {SAMPLE})").fetchall()
    return not any(shifted)
