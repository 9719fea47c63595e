"""From accepted lines to rows of the canonical tables, with where each came from, and the coverage of their columns."""

from collections.abc import Sequence

import duckdb

from kompas import contract
from kompas.contract import identifier
from kompas.formats import Format, Layout, Match, Select, Target, header_key, headers_found
from kompas.readers import Lines, Trouble
from kompas.tables.ledger import LONGEST
from kompas.tables.mapping import ColumnMapping, SheetMapping, tables_filled_by
from kompas.tables.profile import SheetProfile
from kompas.tables.provenance import Provenance

FEW = 10  # columns that are not used get a remark each
PROVENANCE = "municipality, register, export_date, source_file, source_line"


def load(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, profile: SheetProfile, provenance: Provenance, sha256: str) -> int:
    """The number of accepted lines, municipality rows are now in the tables."""
    sheet.parameters |= {
        "municipality": provenance.municipality,
        "register": sheet.match.format.register,
        "export_date": provenance.export_date,
        "source_file": sha256,
    }
    for target in tables_filled_by(sheet.match):
        _load_by_line(con, sheet, profile, target)
    if "lines" in sheet.columns:
        _add_lines(con, sheet)
    if sheet.accepted == "true":
        return profile.lines
    [(accepted,)] = sheet.run(con, f"select count(*) from {sheet.relation([])} where {sheet.accepted}")
    return accepted


def _municipality(sheet: SheetMapping) -> ColumnMapping | None:
    return next((column for column in sheet.columns["file"] if column.field.column == "municipality"), None)


def _load_by_line(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, profile: SheetProfile, target: Target) -> None:
    table, columns = target.table, list(sheet.columns[target.table])
    filled = [column.typed for column in columns if column.field.column in target.when_filled]
    condition = (
        f"{sheet.accepted} and coalesce({', '.join(f'cast({typed} as varchar)' for typed in filled)}) is not null"
        if filled
        else sheet.accepted
    )
    values = ", ".join(_value(table, column, columns) for column in columns)
    of_line = _municipality(sheet)
    municipality = f"coalesce($municipality, {of_line.typed})" if of_line else "$municipality"
    relation = sheet.relation(columns)
    sheet.run(
        con,
        f"""
        insert into {identifier(table)} ({", ".join(identifier(column.field.column) for column in columns)}, {PROVENANCE})
        select {values}, {municipality}, $register, $export_date, $source_file, raw.line
        from {relation}
        where {condition}
        """,
    )
    if condition == "true":
        row = [profile.lines, *(profile.columns[column].known for column in columns)]
    else:
        counts = ", ".join(f"count({column.typed})" for column in columns)
        [row] = sheet.run(con, f"select count(*), {counts} from {relation} where {condition}")
    known = dict(zip((column.field.column for column in columns), row[1:], strict=True))
    _enter_coverage(con, sheet, table, row[0], known)


def _value(table: str, column: ColumnMapping, columns: list[ColumnMapping]) -> str:
    """The SQL of the value of a column; of the name of a private person that is a pseudonym."""
    condition = contract.tables()[table].columns[column.field.column].person_when
    kind = next((each for each in columns if condition and each.field.column == condition[0]), None)
    if kind is None:
        return column.typed
    return f"case when {kind.typed} = {contract.literal(condition[1])} then as_person({column.typed}, $salt) else {column.typed} end"


def _add_lines(con: duckdb.DuckDBPyConnection, sheet: SheetMapping) -> None:
    """The typed lines, as the SQL files of formats read them: added to the temporary table of the lines of such sheets."""
    layout = sheet.match.layout
    make_lines(con, layout)
    columns = list(sheet.columns["lines"])
    listed = ", ".join(["line", *(identifier(column.field.column) for column in columns)])
    typed = ", ".join(["raw.line", *(column.typed for column in columns)])
    relation = f"{sheet.relation(columns)} where {sheet.accepted}"
    sheet.run(con, f"insert into {identifier(layout.lines_table)} ({listed}) select {typed} from {relation} order by raw.line")


def make_lines(con: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """The table of the lines of such sheets, empty where there is none yet."""
    fields = next((target.fields for target in layout.targets if target.table == "lines"), ())
    types = [f"{identifier(each.column)} {contract.SQL_TYPES[each.kind]}" for each in fields]
    con.execute(f"create temp table if not exists {identifier(layout.lines_table)} ({', '.join(['line bigint', *types])})")


def load_selects(con: duckdb.DuckDBPyConnection, sheets: list[SheetMapping], format_: Format) -> None:
    """Fill the tables that selects make out of the lines of all sheets; one of which a sheet that it needs is not there counts as empty."""
    for layout in format_.layouts:
        make_lines(con, layout)
    for select in selects_filled_by([sheet.match for sheet in sheets], format_):
        _load_by_select(con, sheets[0], select)


def selects_filled_by(matches: list[Match], format_: Format) -> list[Select]:
    """The selects of which every column that they need is in one of these sheets."""
    there = {
        (match.layout.name, each.column)
        for match in matches
        for target in match.layout.targets
        if target.table == "lines"
        for each in target.fields
        if headers_found(each.headers, match.places)
    }
    return [select for select in format_.selects if there.issuperset(select.needs)]


def _load_by_select(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, select: Select) -> None:
    table = select.table
    names = [column.name for column in contract.tables()[table].columns.values()]
    made = identifier(f"raw_select_{table}")
    con.execute(f"create temp table {made} as {select.sql}")
    there = [name for (name,) in con.execute(f"select column_name from (describe {made})").fetchall()]
    columns = [name for name in names if name in there]
    expressions = ", ".join(map(identifier, columns))
    municipality = "coalesce($municipality, as_text(municipality))" if "municipality" in there else "$municipality"
    sheet.run(
        con,
        f"""
        insert into {identifier(table)} ({expressions}, {PROVENANCE})
        select {expressions}, {municipality}, $register, $export_date, $source_file, line
        from {made}
        """,
    )
    counts = ", ".join(f"count({identifier(name)})" for name in columns)
    [(rows, *known)] = con.execute(f"select count(*), {counts} from {made}").fetchall()
    _enter_coverage(con, sheet, table, rows, dict(zip(columns, known, strict=True)))


def _enter_coverage(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, table: str, rows: int, known: dict[str, int]) -> None:
    """How many rows of the table have a value in each of its columns; of a column that the export lacks none has."""
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


def enter_troubles(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, lines: Lines, sha256: str) -> None:
    """What is wrong or odd in the lines of this sheet, into the ledger; and once, which columns were not used."""
    for table, made in (("rejected_lines", "faults"), ("no_data_lines", "no_data"), ("warnings", "oddities")):
        sheet.run(
            con,
            f"""
            insert into {table}
            select distinct $source_file, $file, line, column_name, value, reason, expected
            from {identifier(f"{sheet.view}_{made}")}
            where reason <> 'blank'
            order by line, column_name
            """,
            file=sheet.file,
        )
    enter(con, "rejected_lines", sha256, sheet.file, lines.rejected)
    enter(con, "no_data_lines", sha256, sheet.file, lines.no_data)
    enter(con, "warnings", sha256, sheet.file, lines.remarks)
    unused = unused_headers(sheet)
    if len(unused) > FEW:
        first = ", ".join(unused[:FEW])
        remark(con, sha256, sheet.file, Trouble(None, None, first[:LONGEST], "columns_not_used", str(len(unused))))
    for header in unused if len(unused) <= FEW else ():
        remark(con, sha256, sheet.file, Trouble(None, header, None, "column_not_used", None))
    for column in sheet.all_columns():
        if column.field.is_in_name and column.raw and not column.headers:
            [(year,)] = sheet.run(con, f"select any_value({column.raw}) from {sheet.relation([])}")
            remark(con, sha256, sheet.file, Trouble(None, None, year, "year_of_name", None))
    _remark_nameless(con, sheet, sha256)


def _remark_nameless(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, sha256: str) -> None:
    """A remark per column without a name in which something is written: its place, the first of it, and in how many lines."""
    for place in [place for place, header in enumerate(sheet.match.cells[: sheet.width]) if not header_key(header)]:
        cell = f"as_text(raw.c{place})"
        counted = f"select count({cell}), min_by({cell}, raw.line) from {sheet.relation([])} where {sheet.accepted}"
        [(lines, first)] = sheet.run(con, counted)
        if lines:
            remark(con, sha256, sheet.file, Trouble(None, str(place + 1), first[:LONGEST], "nameless_column_not_used", str(lines)))


def unused_headers(sheet: SheetMapping) -> list[str]:
    """The headers that nothing was read from, apart from those that the format ignores."""
    used = {header for column in sheet.all_columns() for header in column.headers}
    layout = sheet.match.layout
    needed = [header for names in layout.needed_headers.values() for header in names]
    ignored = headers_found((*layout.ignored, *needed), sheet.match.places)
    return [header for header in sheet.match.names if header_key(header) and header not in used and header_key(header) not in ignored]


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
