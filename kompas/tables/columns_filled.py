"""Which of our columns a format can fill at all, as its description says: what it does not fill is no gap in an export of it."""

import re

import duckdb

from kompas import contract
from kompas.formats import Format
from kompas.tables.loading import make_lines

ALWAYS_UNKNOWN = re.compile(r"cast\(null as [\w(), ]+\) as (\w+)")


def columns_filled(con: duckdb.DuckDBPyConnection, format_: Format) -> dict[str, tuple[str, ...]]:
    """Per table that the format fills the columns that it can fill, in the order of the table. `con` has the macros that read values."""
    found: dict[str, set[str]] = {}
    for target in (target for layout in format_.layouts for target in layout.targets if target.table in contract.tables()):
        found.setdefault(target.table, set()).update(field.column for field in target.fields)
    for layout in format_.layouts:
        con.execute(f"drop table if exists {contract.identifier(layout.lines_table)}")
        make_lines(con, layout)
    for select in format_.selects:
        columns = {name for (name,) in con.execute(f"select column_name from (describe {select.sql})").fetchall()}
        found.setdefault(select.table, set()).update(columns - set(ALWAYS_UNKNOWN.findall(select.sql)))
    for layout in format_.layouts:
        con.execute(f"drop table {contract.identifier(layout.lines_table)}")
    return {
        name: tuple(column for column in table.columns if column in found[name])
        for name, table in contract.tables().items()
        if name in found
    }
