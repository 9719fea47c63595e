"""A sheet that fits no format: its header with what stands below it, and what its columns may mean."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from kompas import sql
from kompas.formats import header_key, numbered
from kompas.readers import Preview, open_sheets
from kompas.tables.sheets_of_file import recognitions, title, with_hidden
from kompas.tables.suggestions import Suggestion, likely_header, suggestions

EXAMPLES, SUGGESTED = 3, 12  # per column
FIRST_LINES = 25  # by which the kind of a column is told
LINES = "raw_0"  # what the lines of the sheet are called in SQL
WORDS = 100  # of a column, at most
MOST = 10_000  # more different values, about, are no words that were agreed on: they are not counted


@dataclass(frozen=True)
class UnknownColumn:
    """A column with a name."""

    header: str  # with a number where it is there again
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


def unknown_sheet(file: Path, name: str, workspace: Path, *, are_hidden_read: bool = False) -> UnknownSheet | None:
    """The first sheet of this file that fits no format and has something like a header; null where there is none.

    Raises ExportError where its lines cannot be read.
    """
    with open_sheets(file, name, workspace) as opened, duckdb.connect(config={"temp_directory": str(workspace)}) as con:
        sheets = with_hidden(opened, are_hidden_read)
        found = ((each, likely_header(each.previews)) for each in recognitions(sheets, name) if each.problem)
        each, likely = next(((each, likely) for each, likely in found if likely), (None, None))
        if likely is None:
            return None
        preview, header = likely
        sql.create_macros(con, of_values=True)
        sheet = next(sheet for sheet in sheets if title(name, sheet) == each.file)
        loaded = sheet.load(con, preview, header, header + 1, LINES)
        preview = _with_first_lines(con, preview, header)
        suggested = suggestions(con, preview, header, SUGGESTED)
        names = numbered(preview.records[header][2])[: loaded.columns]
        columns = [
            _column(con, preview, header, place, each, suggested.get(place, ())) for place, each in enumerate(names) if header_key(each)
        ]
    return UnknownSheet(each.file, tuple(columns))


def _with_first_lines(con: duckdb.DuckDBPyConnection, preview: Preview, header: int) -> Preview:
    """The preview with the first lines below its header: of records, which name their own columns, it has the header alone."""
    first = con.execute(f"select * from {LINES} limit {FIRST_LINES}").fetchall()
    below = ((line, line, tuple(cell or "" for cell in cells)) for line, *cells in first)
    return replace(preview, records=(*preview.records[: header + 1], *below))


def _column(
    con: duckdb.DuckDBPyConnection, preview: Preview, header: int, place: int, name: str, suggested: Iterable[Suggestion]
) -> UnknownColumn:
    below = [record[2] for record in preview.records[header + 1 :]]
    first = dict.fromkeys(record[place].strip() for record in below if place < len(record) and record[place].strip())
    words = _words(con, place)
    others = words[WORDS:]
    return UnknownColumn(
        name,
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
