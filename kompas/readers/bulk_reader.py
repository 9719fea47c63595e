"""Reading a text at once with DuckDB; the result is used only when no line can have got lost."""

from pathlib import Path

import duckdb
import numpy as np

from kompas.contract import identifier
from kompas.readers.encodings import CHUNK, Utf8
from kompas.readers.sheet import Lines

READ = """
from read_csv(
    $path, delim = $delimiter, quote = '"', escape = '"', header = false, skip = $skip, auto_detect = false,
    columns = $columns, strict_mode = true, null_padding = false, ignore_errors = false, encoding = 'utf-8',
    max_line_size = 1000000
)
"""


def load(
    con: duckdb.DuckDBPyConnection,
    file: Utf8,
    delimiter: str,
    columns: int,
    skipped: int,
    into: str,
) -> Lines | None:
    """Make the view `into` of the records after the header; null when they may not be all, or not as they were written.

    Every physical line must be accounted for: those skipped, the records, and the line breaks inside their cells. So must
    every delimiter: DuckDB drops an empty cell too many at the end of a line, whatever its strict mode.
    """
    names = [f"c{position}" for position in range(columns)]
    table = identifier(f"{into}_lines")
    parameters = {
        "path": str(file.path),
        "delimiter": delimiter,
        "skip": skipped,
        "columns": dict.fromkeys(names, "VARCHAR"),
    }
    try:
        con.execute(f"create temp table {table} as {READ}", parameters)
    except duckdb.Error:
        return None
    [(records,)] = con.execute(f"select count(*) from {table}").fetchall()
    missing = file.line_breaks - skipped - records
    first = skipped + 1
    if file.has_quotes and _has_lone_quote(con, table, names):
        return None
    in_cells = _delimiters_in_text(file, delimiter, skipped) - records * (columns - 1)
    if in_cells and not (file.has_quotes and in_cells == _delimiters_in_cells(con, table, names, delimiter)):
        return None
    if missing == 0:
        con.execute(f"create temp view {identifier(into)} as select rowid + {first} as line, * from {table}")
    elif missing < 0 or not _number_lines(con, into, names, first, missing):
        return None
    return Lines(records, columns)


def _has_lone_quote(con: duckdb.DuckDBPyConnection, table: str, names: list[str]) -> bool:
    """Whether a cell holds a quote without a mate: only the text itself tells whether the cell was between quotes."""
    lone = " or ".join(f"(contains({name}, chr(34)) and (length({name}) - length(replace({name}, chr(34), ''))) % 2 = 1)" for name in names)
    return bool(con.execute(f"select 1 from {table} where {lone} limit 1").fetchall())


def _delimiters_in_text(file: Utf8, delimiter: str, skipped: int) -> int:
    """How many delimiters the text has after the physical lines that are skipped, inside quotes too."""
    with file.path.open("rb") as stream:
        stream.seek(file.skip)
        for _ in range(skipped):
            stream.readline()
        chunks = (np.frombuffer(chunk, np.uint8) for chunk in iter(lambda: stream.read(CHUNK), b""))
        return sum(int(np.count_nonzero(chunk == ord(delimiter))) for chunk in chunks)


def _delimiters_in_cells(con: duckdb.DuckDBPyConnection, table: str, names: list[str], delimiter: str) -> int:
    """How many delimiters stand inside cells."""
    counts = ", ".join(f"sum(length({name}) - length(replace({name}, $sign, ''))) filter (contains({name}, $sign))" for name in names)
    [found] = con.execute(f"select {counts} from {table}", {"sign": delimiter}).fetchall()
    return sum(each or 0 for each in found)


def append_lines(con: duckdb.DuckDBPyConnection, path: Path, delimiter: str, columns: int, lines: int, into: str) -> bool:
    """Add lines that begin with their number to the view `into`; false when they do not come out as many."""
    parameters = {
        "path": str(path),
        "delimiter": delimiter,
        "skip": 0,
        "columns": {"line": "BIGINT"} | dict.fromkeys((f"c{position}" for position in range(columns)), "VARCHAR"),
    }
    table = identifier(f"{into}_lines")
    [(before,)] = con.execute(f"select count(*) from {table}").fetchall()
    try:
        con.execute(f"insert into {table} {READ}", parameters)
    except duckdb.Error:
        return False
    [(after,)] = con.execute(f"select count(*) from {table}").fetchall()
    return after - before == lines


def _number_lines(con: duckdb.DuckDBPyConnection, into: str, names: list[str], first: int, missing: int) -> bool:
    """Number the lines by the line breaks inside cells; false when those are not exactly the ones missing."""
    unnumbered, table = identifier(f"{into}_lines"), identifier(f"{into}_numbered")
    inside = " + ".join(f"coalesce(length({name}) - length(replace({name}, chr(10), '')), 0)" for name in names)
    [(found,)] = con.execute(f"select coalesce(sum({inside}), 0) from {unnumbered}").fetchall()
    if found != missing:
        return False
    con.execute(
        f"""
        create temp table {table} as
        select
            cast(rowid + {first} + sum({inside}) over (order by rowid) - ({inside}) as bigint) as line, *
        from {unnumbered}
        """
    )
    con.execute(f"drop table {unnumbered}")
    con.execute(f"alter table {table} rename to {unnumbered}")
    con.execute(f"create temp view {identifier(into)} as select * from {unnumbered}")
    return True
