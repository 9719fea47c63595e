"""Rows as the lines of a CSV file in UTF-8 with a byte order mark, written by DuckDB: a million rows are never values in Python.

A cell is empty where its value is unknown. A text that a spreadsheet would take for a formula gets an apostrophe in front, as spreadsheets
themselves write it; so does a text that begins with an apostrophe, so that taking one away always gives the text back.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import duckdb

from kompas.contract import identifier
from kompas.sql import Query, arguments

if TYPE_CHECKING:
    import pandas as pd

BATCH = 20_000  # rows on their way at once
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
FORMULA = ", ".join(f"chr({ord(sign)})" for sign in STARTS_A_FORMULA)


def to_csv(
    con: duckdb.DuckDBPyConnection, query: Query, parameters: dict[str, object], columns: Sequence[str], delimiter: str, decimal: str
) -> bytes:
    """The rows of the query in their order, with these columns. Uses a cursor of its own."""
    with con.cursor() as cursor:
        return _written(cursor.sql(query.text, params=arguments(query, parameters)), columns, delimiter, decimal)


def frame_to_csv(rows: "pd.DataFrame", delimiter: str, decimal: str) -> bytes:
    """The rows of the frame in their order, with all its columns."""
    with duckdb.connect(config={"threads": 1}) as con:
        return _written(con.from_df(rows), list(rows.columns), delimiter, decimal)


def _written(relation: duckdb.DuckDBPyRelation, columns: Sequence[str], delimiter: str, decimal: str) -> bytes:
    buffer = BytesIO()
    buffer.write(f"\ufeff{delimiter.join(columns)}\r\n".encode())
    with duckdb.connect(config={"threads": 1}) as formatter:
        kinds = dict(zip(relation.columns, map(str, relation.types), strict=True))
        cells = [_cell(identifier(name), kinds[name], delimiter, decimal) for name in columns]
        if len(cells) == 1:
            cells = [f"coalesce(nullif({cells[0]}, ''), '\"\"')"]  # else its line would be blank
        line = f" || '{delimiter}' || ".join(cells)
        for rows in relation.to_arrow_reader(BATCH):
            # Around the query itself this would undo its order: a subquery has none.
            formatter.register("rows", rows)
            for batch in formatter.sql(f"select {line} || chr(13) || chr(10) as line from rows").to_arrow_reader(BATCH):
                _, places, texts = batch.column(0).buffers()
                begins = memoryview(places).cast("i")[batch.column(0).offset :]
                buffer.write(memoryview(texts)[begins[0] : begins[len(batch)]])
            formatter.unregister("rows")
    return buffer.getvalue()


def _cell(name: str, kind: str, delimiter: str, decimal: str) -> str:
    """The SQL of a cell of a column of this kind; an empty text where it is unknown."""
    if kind == "VARCHAR":
        safe = f"case when left({name}, 1) in ({FORMULA}) then chr(39) || {name} else {name} end"
        needs_quotes = f"regexp_matches({name}, '[\"\\r\\n{delimiter}]')"
        cell = f"case when {needs_quotes} then '\"' || replace({safe}, '\"', '\"\"') || '\"' else {safe} end"
    elif kind == "BOOLEAN":
        cell = f"case when {name} then 'True' when not {name} then 'False' end"
    elif kind.startswith("TIMESTAMP"):
        cell = f"cast(cast({name} as date) as varchar)"
    elif kind.startswith(("DOUBLE", "FLOAT", "DECIMAL")):
        number = f"cast({name} as double)"
        bare = f"regexp_replace(cast({number} as varchar), '[.]0$', '')"
        cell = f"case when not isnan({number}) then replace({bare}, '.', '{decimal}') end"
    else:
        cell = f"cast({name} as varchar)"
    return f"coalesce({cell}, '')"
