"""A sheet that fits no format: its header with what stands below it, and what its columns may mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from kompas import sql
from kompas.formats import header_key
from kompas.readers import Preview, open_sheets
from kompas.tables.sheets_of_file import recognitions, title
from kompas.tables.suggestions import Suggestion, likely_header, suggestions

EXAMPLES, SUGGESTED = 3, 12  # per column
LINES = "raw_0"  # what the lines of the sheet are called in SQL
WORDS = 100  # of a column, at most
MOST = 10_000  # more different values, about, are no words that were agreed on: they are not counted


@dataclass(frozen=True)
class UnknownColumn:
    """A column with a name."""

    header: str
    examples: tuple[str, ...]  # the first different values
    words: tuple[tuple[str, int], ...]  # the commonest values with the number of lines they are on; none where nearly every line differs
    other_words: int  # so many values are not among them
    lines_of_others: int  # and so many lines they are on
    suggested: tuple[tuple[str, str, float], ...]  # table and column that it may be, with how alike of 100; the likeliest first


@dataclass(frozen=True)
class UnknownSheet:
    """A sheet that fits no format."""

    file: str  # with the name of the sheet
    columns: tuple[UnknownColumn, ...]


def unknown_sheet(file: Path, name: str, workspace: Path) -> UnknownSheet | None:
    """The first sheet of this file that fits no format and has something like a header; null where there is none.

    Raises ExportError where its lines cannot be read.
    """
    with open_sheets(file, name, workspace) as sheets, duckdb.connect(config={"temp_directory": str(workspace)}) as con:
        found = ((each, likely_header(each.previews)) for each in recognitions(sheets, name) if each.problem)
        each, likely = next(((each, likely) for each, likely in found if likely), (None, None))
        if likely is None:
            return None
        preview, header = likely
        sql.create_macros(con, of_values=True)
        suggested = suggestions(con, preview, header, SUGGESTED)
        sheet = next(sheet for sheet in sheets if title(name, sheet) == each.file)
        loaded = sheet.load(con, preview, header, header + 1, LINES)
        named = {place: cell for place, cell in enumerate(preview.records[header][2]) if header_key(cell) and place < loaded.columns}
        columns = [_column(con, preview, header, place, suggested.get(place, ())) for place in named]
    return UnknownSheet(each.file, tuple(columns))


def _column(con: duckdb.DuckDBPyConnection, preview: Preview, header: int, place: int, suggested: Iterable[Suggestion]) -> UnknownColumn:
    below = [record[2] for record in preview.records[header + 1 :]]
    first = dict.fromkeys(record[place].strip() for record in below if place < len(record) and record[place].strip())
    words = _words(con, place)
    others = words[WORDS:]
    return UnknownColumn(
        preview.records[header][2][place],
        tuple(first)[:EXAMPLES],
        tuple(words[:WORDS]),
        len(others),
        sum(lines for _, lines in others),
        tuple((each.table, each.column, each.likeness) for each in suggested),
    )


def _words(con: duckdb.DuckDBPyConnection, place: int) -> list[tuple[str, int]]:
    """The different values of this column of the whole sheet with the number of lines they are on, the commonest first."""
    [(different,)] = con.execute(f"select approx_count_distinct(c{place}) from {LINES}").fetchall()
    if different > MOST:
        return []
    counted = f"select as_text(c{place}) as word, count(*) as lines from {LINES} group by word having word is not null"
    return con.execute(f"{counted} order by lines desc, word").fetchall()
