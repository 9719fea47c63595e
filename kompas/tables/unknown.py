"""A sheet that fits no format: its header with what stands below it, and what its columns may mean."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from kompas import sql
from kompas.formats import header_key
from kompas.readers import open_sheets
from kompas.tables.sheets_of_file import recognitions
from kompas.tables.suggestions import likely_header, suggestions

EXAMPLES, SUGGESTED = 3, 12  # per column


@dataclass(frozen=True)
class UnknownColumn:
    """A column with a name."""

    header: str
    examples: tuple[str, ...]  # the first different values
    values: tuple[str, ...]  # the different values in the first lines
    suggested: tuple[tuple[str, str, float], ...]  # table and column that it may be, with how alike of 100; the likeliest first


@dataclass(frozen=True)
class UnknownSheet:
    """A sheet that fits no format."""

    file: str  # with the name of the sheet
    columns: tuple[UnknownColumn, ...]


def unknown_sheet(file: Path, name: str, workspace: Path) -> UnknownSheet | None:
    """The first sheet of this file that fits no format and has something like a header; null where there is none."""
    with open_sheets(file, name, workspace) as sheets:
        found = ((each, likely_header(each.previews)) for each in recognitions(sheets, name) if each.problem)
        each, likely = next(((each, likely) for each, likely in found if likely), (None, None))
    if likely is None:
        return None
    preview, header = likely
    cells, below = preview.records[header][2], [record[2] for record in preview.records[header + 1 :]]
    with duckdb.connect() as con:
        sql.create_macros(con, of_values=True)
        suggested = suggestions(con, preview, header, SUGGESTED)
    columns = []
    for place, cell in enumerate(cells):
        if header_key(cell):
            values = tuple(dict.fromkeys(record[place].strip() for record in below if place < len(record) and record[place].strip()))
            likely_columns = tuple((one.table, one.column, one.likeness) for one in suggested.get(place, ()))
            columns.append(UnknownColumn(cell, values[:EXAMPLES], values, likely_columns))
    return UnknownSheet(each.file, tuple(columns))
