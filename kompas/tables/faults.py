"""Which lines are wrong and why, and what is odd about the others."""

import duckdb

from kompas.contract import quoted
from kompas.tables.checked import Checked, happened, key_cells
from kompas.tables.ledger import FOUND, LONGEST
from kompas.tables.placed import Cell, Placed

UNREADABLE = {"date": "no_date", "eur": "no_amount", "number": "no_number", "whole": "no_whole", "outline": "no_outline"}


def find(con: duckdb.DuckDBPyConnection, sheet: Placed, seen: Checked, sha256: str) -> None:
    """Make the table `<view>_faults`: one row per thing that is wrong with a line, in the columns of the ledger.

    `sha256` names the file, of which other sheets may stand in the tables already.
    """
    faults = quoted(sheet.view + "_faults")
    con.execute(f"create temp table {faults} as from {quoted(sheet.view + '_doubts')}")
    for cell in {cell.column: cell for cell in sheet.all_cells() if seen.is_suspect(cell)}.values():
        _wrong_values(con, sheet, cell)
    for table, key in key_cells(sheet).items():
        if seen.keys[table] < seen.lines:
            _second_keys(con, sheet, key)
        if sheet.file.endswith("]"):
            _keys_of_other_sheets(con, sheet, table, key, sha256)


def _wrong_values(con: duckdb.DuckDBPyConnection, sheet: Placed, cell: Cell) -> None:
    unreadable = UNREADABLE.get(cell.field.kind)
    wrong = f"as_text({cell.raw}) is not null and {cell.typed} is null" if unreadable else "false"
    missing = f"{cell.typed} is null and as_text({cell.raw}) is null" if cell.field.required else "false"
    negative = f"{cell.typed} < 0" if cell.field.kind == "eur" else "false"
    sheet.run(
        con,
        f"""
        insert into {quoted(sheet.view + "_faults")}
        select
            raw.line,
            $column,
            left({cell.raw}, {LONGEST}),
            case
                when {missing} and trim({cell.raw}) <> '' then 'means_unknown'
                when {missing} then 'missing_value'
                when {negative} then 'negative'
                when $unreadable = 'no_date' and regexp_matches({cell.raw}, '^\\s*\\d{{1,4}}[-/.]\\d{{1,2}}[-/.]\\d{{1,4}}')
                then 'no_such_date'
                else $unreadable
            end,
            case when {negative} then 'positive' else $kind end
        from {sheet.relation([cell])}
        where ({missing} or {wrong} or {negative}) and raw.line not in (select line from {quoted(sheet.view + "_aside")})
        """,
        column=cell.column,
        unreadable=unreadable,
        kind=cell.field.kind,
    )


def _second_keys(con: duckdb.DuckDBPyConnection, sheet: Placed, key: list[Cell]) -> None:
    """Lines whose key stood on an earlier line; `expected` is the number of that line."""
    told = next(cell for cell in key if cell.raw)
    parts = ", ".join(cell.typed for cell in key)
    faults = quoted(sheet.view + "_faults")
    sheet.run(
        con,
        f"""
        insert into {faults}
        with
            sound as (
                select
                    raw.line,
                    left({told.raw}, {LONGEST}) as value,
                    min(raw.line) over (partition by {parts}) as first_line
                from {sheet.relation(key)}
                where
                    raw.line not in (select line from {quoted(sheet.view + "_aside")})
                    and raw.line not in (select line from {faults} where reason <> 'duplicate')
            )
        select line, $column, value, 'duplicate', cast(first_line as varchar)
        from sound
        where line > first_line
            and not exists (from {faults} as told where told.line = sound.line and told.column_name = $column)
        """,
        column=told.column,
    )


def _keys_of_other_sheets(con: duckdb.DuckDBPyConnection, sheet: Placed, table: str, key: list[Cell], sha256: str) -> None:
    """Lines whose key stood on an earlier sheet of the same workbook."""
    told = next(cell for cell in key if cell.raw)
    same = " and ".join(f"{cell.typed} is not distinct from there.{quoted(cell.field.column)}" for cell in key)
    faults = quoted(sheet.view + "_faults")
    sheet.run(
        con,
        f"""
        insert into {faults}
        select raw.line, $column, left({told.raw}, {LONGEST}), 'duplicate', cast(min(there.source_line) as varchar)
        from {sheet.relation(key)}
        join {quoted(table)} as there on there.source_file = $sha256 and {same}
        where
            raw.line not in (select line from {quoted(sheet.view + "_aside")})
            and raw.line not in (select line from {faults})
        group by raw.line, {told.raw}
        """,
        column=told.column,
        sha256=sha256,
    )


def oddities(con: duckdb.DuckDBPyConnection, sheet: Placed, seen: Checked, export_date: object) -> None:
    """Make the table `<view>_oddities`: what needs a look in lines that are accepted, in the columns of the ledger."""
    con.execute(f"create temp table {quoted(sheet.view + '_oddities')} ({FOUND})")
    unknown_words = {
        cell.column: cell
        for cell in sheet.all_cells()
        if cell.words and not cell.field.patterns and seen.counts[cell].known < seen.counts[cell].filled
    }
    too_late = {cell.column: cell for cell in sheet.all_cells() if happened(cell) and (seen.counts[cell].most or export_date) > export_date}
    for cell in unknown_words.values():
        unknown = f"{cell.words}.code is null and as_text({cell.raw}) is not null"
        table = next(name for name, cells in sheet.cells.items() if cell in cells)
        expected = "yes_no" if cell.field.kind == "yes_no" else f"{table}.{cell.field.column}"
        _odd(con, sheet, cell, unknown, "unknown_word", expected)
    for cell in too_late.values():
        late = f"{cell.typed} > $export_date"
        _odd(con, sheet, cell, late, "after_export", str(export_date), export_date)


def _odd(
    con: duckdb.DuckDBPyConnection,
    sheet: Placed,
    cell: Cell,
    condition: str,
    reason: str,
    expected: str,
    export_date: object = None,
) -> None:
    sheet.run(
        con,
        f"""
        insert into {quoted(sheet.view + "_oddities")}
        select raw.line, $column, left({cell.raw}, {LONGEST}), $reason, $expected
        from {sheet.relation([cell])}
        where {condition} and {sheet.accepted}
        """,
        column=cell.column,
        reason=reason,
        expected=expected,
        export_date=export_date,
    )


def accept_the_rest(con: duckdb.DuckDBPyConnection, sheet: Placed) -> None:
    """From now on the sheet's `accepted` leaves out the lines that are no data and those that are wrong."""
    refused = quoted(sheet.view + "_refused")
    con.execute(
        f"""
        create temp table {refused} as
        select line from {quoted(sheet.view + "_aside")}
        union
        select line from {quoted(sheet.view + "_faults")}
        """
    )
    [(lines,)] = con.execute(f"select count(*) from {refused}").fetchall()
    if lines:
        sheet.accepted = f"raw.line not in (from {refused})"
