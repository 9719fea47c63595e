"""From accepted lines to rows of the canonical tables, with where each came from and how much is known."""

from collections.abc import Sequence

import duckdb

from kompas import contract
from kompas.contract import quoted
from kompas.formats import plain
from kompas.readers import Lines, Trouble
from kompas.tables.checked import Checked
from kompas.tables.ledger import LONGEST
from kompas.tables.placed import Cell, Placed, makes
from kompas.tables.told import Told

FEW = 10  # columns that are not used get a remark each
PROVENANCE = "municipality, register, export_date, source_file, source_line"


def fill(con: duckdb.DuckDBPyConnection, sheet: Placed, seen: Checked, known: Told, sha256: str) -> int:
    """The number of accepted lines, whose rows are now in the tables."""
    sheet.parameters |= {
        "municipality": known.municipality,
        "register": sheet.found.format.register,
        "export_date": known.export_date,
        "source_file": sha256,
    }
    targets = makes(sheet.found)
    if any(target.sql for target in targets):
        _make_lines(con, sheet)
    for target in targets:
        if target.sql:
            _fill_from_lines(con, sheet, target.table, target.sql)
        else:
            _fill_by_line(con, sheet, seen, target.table)
    if sheet.accepted == "true":
        return seen.lines
    [(accepted,)] = sheet.run(con, f"select count(*) from {sheet.relation([])} where {sheet.accepted}")
    return accepted


def _municipality(sheet: Placed) -> Cell | None:
    return next((cell for cell in sheet.cells["file"] if cell.field.column == "municipality"), None)


def _fill_by_line(con: duckdb.DuckDBPyConnection, sheet: Placed, seen: Checked, table: str) -> None:
    cells = list(sheet.cells[table])
    owner = _municipality(sheet)
    whose = f"coalesce($municipality, {owner.typed})" if owner else "$municipality"
    relation = sheet.relation(cells)
    sheet.run(
        con,
        f"""
        insert into {quoted(table)} ({", ".join(quoted(cell.field.column) for cell in cells)}, {PROVENANCE})
        select {", ".join(cell.typed for cell in cells)}, {whose}, $register, $export_date, $source_file, raw.line
        from {relation}
        where {sheet.accepted}
        """,
    )
    if sheet.accepted == "true":
        counted = [seen.lines, *(seen.counts[cell].known for cell in cells)]
    else:
        asked = ", ".join(f"count({cell.typed})" for cell in cells)
        [counted] = sheet.run(con, f"select count(*), {asked} from {relation} where {sheet.accepted}")
    known = dict(zip((cell.field.column for cell in cells), counted[1:], strict=True))
    _enter_coverage(con, sheet, table, counted[0], known)


def _make_lines(con: duckdb.DuckDBPyConnection, sheet: Placed) -> None:
    """The typed lines, as the SQL files of formats read them: temporary table raw_typed, view lines."""
    cells = list(sheet.cells["lines"])
    there = {cell.field.column for cell in cells}
    target = next(target for target in sheet.found.layout.targets if target.table == "lines")
    listed = [f"{cell.typed} as {quoted(cell.field.column)}" for cell in cells]
    listed += [
        f"cast(null as {contract.SQL_TYPES[each.kind]}) as {quoted(each.column)}" for each in target.fields if each.column not in there
    ]
    sheet.run(
        con,
        f"""
        create or replace temp table lines as
        select raw.line, {", ".join(listed)}
        from {sheet.relation(cells)}
        where {sheet.accepted}
        """,
    )


def _fill_from_lines(con: duckdb.DuckDBPyConnection, sheet: Placed, table: str, select: str) -> None:
    columns = [column.name for column in contract.tables()[table].columns.values()]
    made = quoted(f"{sheet.view}_{table}")
    con.execute(f"create temp table {made} as {select}")
    there = [name for (name,) in con.execute(f"select column_name from (describe {made})").fetchall()]
    columns = [name for name in columns if name in there]
    listed = ", ".join(map(quoted, columns))
    sheet.run(
        con,
        f"""
        insert into {quoted(table)} ({listed}, {PROVENANCE})
        select {listed}, $municipality, $register, $export_date, $source_file, line
        from {made}
        """,
    )
    asked = ", ".join(f"count({quoted(name)})" for name in columns)
    [(rows, *known)] = con.execute(f"select count(*), {asked} from {made}").fetchall()
    _enter_coverage(con, sheet, table, rows, dict(zip(columns, known, strict=True)))


def _enter_coverage(con: duckdb.DuckDBPyConnection, sheet: Placed, table: str, rows: int, known: dict[str, int]) -> None:
    """How many rows of the table know each of its columns; a column that the export lacks is known nowhere."""
    columns = list(contract.tables()[table].columns)
    con.execute(
        "insert into column_coverage select $source_file, $table, unnest($columns), $rows, unnest($known)",
        {
            "source_file": sheet.parameters["source_file"],
            "table": table,
            "columns": columns,
            "rows": rows,
            "known": [known.get(column, 0) for column in columns],
        },
    )


def enter_troubles(con: duckdb.DuckDBPyConnection, sheet: Placed, lines: Lines, sha256: str) -> None:
    """What is wrong or odd in the lines of this sheet, into the ledger; and once, which columns were not used."""
    for table, made in (("rejected_lines", "faults"), ("no_data_lines", "aside"), ("warnings", "oddities")):
        sheet.run(
            con,
            f"""
            insert into {table}
            select distinct $source_file, $file, line, column_name, value, reason, expected
            from {quoted(f"{sheet.view}_{made}")}
            where reason <> 'blank'
            order by line, column_name
            """,
            file=sheet.file,
        )
    enter(con, "rejected_lines", sha256, sheet.file, lines.rejected)
    enter(con, "no_data_lines", sha256, sheet.file, lines.no_data)
    enter(con, "warnings", sha256, sheet.file, lines.remarks)
    unused = _unused(sheet)
    if len(unused) > FEW:
        first = ", ".join(unused[:FEW])
        remark(con, sha256, sheet.file, Trouble(None, None, first[:LONGEST], "columns_not_used", str(len(unused))))
    for column in unused if len(unused) <= FEW else ():
        remark(con, sha256, sheet.file, Trouble(None, column, None, "column_not_used", None))


def _unused(sheet: Placed) -> list[str]:
    """The headers that nothing was read from, apart from those that are known not to matter."""
    used = {cell.column for cell in sheet.all_cells()}
    ignored = sheet.found.format.ignored
    return [cell for cell in sheet.found.cells if plain(cell) and cell not in used and plain(cell) not in ignored]


def enter(con: duckdb.DuckDBPyConnection, table: str, sha256: str, file: str, troubles: Sequence[Trouble]) -> None:
    """Enter what the reader found into a table of the ledger: `rejected_lines`, `no_data_lines` or `warnings`."""
    if troubles:
        columns = list(zip(*((each.line, each.column, each.value, each.reason, each.expected) for each in troubles), strict=True))
        lines, texts = list(columns[0]), [list(column) for column in columns[1:]]
        con.execute(
            f"""
            insert into {table}
            select
                ?, ?, unnest(cast(? as bigint[])), unnest(cast(? as varchar[])), unnest(cast(? as varchar[])),
                unnest(cast(? as varchar[])), unnest(cast(? as varchar[]))
            """,
            [sha256, file, lines, *texts],
        )


def remark(con: duckdb.DuckDBPyConnection, sha256: str, file: str, trouble: Trouble) -> None:
    """A remark about the file as a whole, among the warnings."""
    enter(con, "warnings", sha256, file, [trouble])
