"""What one pass over a sheet tells: is everything in it readable, and what does it hold?"""

from dataclasses import dataclass
from datetime import date

import duckdb
from dateutil.relativedelta import relativedelta

from kompas.tables.as_is import RANGED, Counts, extremes
from kompas.tables.asides import may_be_aside
from kompas.tables.placed import Cell, Placed

# Dates that may lie in the future: they are agreed, not happened.
PLANNED = {"due_date", "start_date", "end_date", "to_date"}


@dataclass(frozen=True)
class Checked:
    """What a sheet holds."""

    lines: int
    asides: int  # lines that may be no data
    damaged: frozenset[str]  # the SQL of the cells in which signs are damaged or cannot be seen, somewhere
    counts: dict[Cell, Counts]
    keys: dict[str, int]  # table → number of different keys

    def is_suspect(self, cell: Cell, export_date: date) -> bool:
        """Whether a line may be wrong in this column."""
        counts, (least, most) = self.counts[cell], limits(cell, export_date)
        unreadable = cell.field.kind in ("date", "eur", "number", "whole", "outline") and counts.known < counts.filled
        outside = (least is not None and (counts.least is not None and counts.least < least)) or (
            most is not None and (counts.most is not None and counts.most > most)
        )
        return unreadable or outside or (cell.field.required and counts.known < self.lines)


def limits(cell: Cell, export_date: date) -> tuple[object, object]:
    """The least and the most that a value of this column can be in an export of this day; null where there is no limit."""
    bounds = cell.field.bounds
    if cell.field.kind not in RANGED:
        return None, None
    if bounds.years_ahead is None:
        return bounds.least, bounds.most
    ahead = export_date + relativedelta(years=bounds.years_ahead)
    return bounds.least, ahead if cell.field.kind == "date" else ahead.year


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


def checked(con: duckdb.DuckDBPyConnection, sheet: Placed, has_controls: bool) -> Checked:
    """One pass over the lines of the sheet. Where it has no control signs of ASCII (`has_controls`), only other cells can be damaged."""
    cells = sheet.all_cells()
    keys = key_cells(sheet)
    closer = [cell for cell in cells if cell not in sheet.counts]
    asked = ["count(*)", f"count(*) filter ({may_be_aside(sheet)})"]
    for cell in closer:
        typed = f"as_text({cell.raw})" if cell.field.kind == "official" else cell.typed  # a pseudonym of everything that is there
        asked += [f"count({typed})", f"count({cell.raw})" if cell.raw else "count(*)", *extremes(typed, cell.field.kind)]
    texts = sorted({cell.raw for cell in cells if cell.raw and cell.field.kind in ("text", "choice")})
    asked += [f"count(*) filter ({'' if has_controls else f'strlen({raw}) > length({raw}) and '}as_damaged({raw}))" for raw in texts]
    asked += [f"count(distinct hash({', '.join(cell.typed for cell in key)}))" for key in keys.values()]
    [row] = sheet.run(con, f"select {', '.join(asked)} from {sheet.relation(cells)}")
    counts = {cell: Counts(*row[2 + 4 * n : 6 + 4 * n]) for n, cell in enumerate(closer)}
    first = 2 + 4 * len(closer)
    damaged = frozenset(raw for raw, lines in zip(texts, row[first:], strict=False) if lines)
    return Checked(row[0], row[1], damaged, sheet.counts | counts, dict(zip(keys, row[first + len(texts) :], strict=True)))
