"""What one pass over a sheet tells: is everything in it readable, and what does it hold?"""

from dataclasses import dataclass

import duckdb

from kompas.tables.asides import may_be_aside
from kompas.tables.placed import Cell, Placed

# Dates that may lie in the future: they are agreed, not happened.
PLANNED = {"due_date", "start_date", "end_date", "to_date"}


@dataclass(frozen=True)
class Counts:
    """What a sheet holds in one column."""

    known: int  # lines with a value
    filled: int  # lines in which something is written
    least: object  # of the values; null for kinds in which it means nothing
    most: object


@dataclass(frozen=True)
class Checked:
    """What a sheet holds."""

    lines: int
    asides: int  # lines that may be no data
    counts: dict[Cell, Counts]
    keys: dict[str, int]  # table → number of different keys

    def is_suspect(self, cell: Cell) -> bool:
        """Whether a line may be wrong in this column."""
        counts = self.counts[cell]
        unreadable = cell.field.kind in ("date", "eur", "number", "whole", "outline") and counts.known < counts.filled
        negative = cell.field.kind == "eur" and counts.least is not None and counts.least < 0
        return unreadable or negative or (cell.field.required and counts.known < self.lines)


def happened(cell: Cell) -> bool:
    """Whether this is a date of something that has happened."""
    return cell.field.kind == "date" and cell.field.column not in PLANNED


def key_cells(sheet: Placed) -> dict[str, list[Cell]]:
    """Per table that has a key and is read line by line: the columns of the key that this sheet has."""
    found = {}
    for target in sheet.found.layout.targets:
        cells = [cell for cell in sheet.cells.get(target.table, ()) if cell.field.column in target.key]
        if any(cell.raw for cell in cells):
            owner = [cell for cell in sheet.cells.get("file", ()) if cell.field.column == "municipality"]
            found[target.table] = cells + owner
    return found


def checked(con: duckdb.DuckDBPyConnection, sheet: Placed) -> Checked:
    """One pass over the lines of the sheet."""
    cells = sheet.all_cells()
    keys = key_cells(sheet)
    asked = ["count(*)", f"count(*) filter ({may_be_aside(sheet)})"]
    for cell in cells:
        ranged = cell.field.kind in ("date", "eur") or cell.field.column == "municipality"
        asked += [f"count({cell.typed})", f"count({cell.raw})" if cell.raw else "count(*)"]
        asked += [f"min({cell.typed})", f"max({cell.typed})"] if ranged else ["null", "null"]
    asked += [f"count(distinct hash({', '.join(cell.typed for cell in key)}))" for key in keys.values()]
    [row] = sheet.run(con, f"select {', '.join(asked)} from {sheet.relation(cells)}")
    counts = {cell: Counts(*row[2 + 4 * n : 6 + 4 * n]) for n, cell in enumerate(cells)}
    return Checked(row[0], row[1], counts, dict(zip(keys, row[2 + 4 * len(cells) :], strict=True)))
