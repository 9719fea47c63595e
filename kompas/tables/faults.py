"""Which lines are wrong and why, and what is odd about the others."""

from datetime import date

import duckdb

from kompas.contract import quoted
from kompas.tables.checked import Checked, happened, key_cells, limits
from kompas.tables.ledger import FOUND, LONGEST
from kompas.tables.placed import Cell, Placed

FIRST_DAY, LAST_DAY = "1900-01-01", "2199-12-31"
ODD_YEAR = r"'(^|\D)(0\d{3}|1[0-8]\d{2}|2[2-9]\d{2}|[3-9]\d{3})(\D|$)'"  # of four digits, before 1900 or after 2199
SHORT_YEAR = r"'(?i)^\s*\d{1,2}[-/. ](\d{1,2}|[a-z]{3,9}\.?)[-/. ]''?\d{2}(\D|$)'"
LIKE_A_DATE = r"'^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}'"  # at the beginning of the cell
UNREADABLE = {"date": "no_date", "eur": "no_amount", "number": "no_number", "whole": "no_whole", "outline": "no_outline"}


def find(con: duckdb.DuckDBPyConnection, sheet: Placed, seen: Checked, sha256: str, export_date: date) -> None:
    """Make the table `<view>_faults`: one row per thing that is wrong with a line, in the columns of the ledger.

    `sha256` names the file, of which other sheets may stand in the tables already.
    """
    faults = quoted(sheet.view + "_faults")
    con.execute(f"create temp table {faults} as from {quoted(sheet.view + '_doubts')}")
    for cell in {cell.column: cell for cell in sheet.all_cells() if seen.is_suspect(cell, export_date)}.values():
        _wrong_values(con, sheet, cell, export_date)
    for table, key in key_cells(sheet).items():
        if seen.keys[table] < seen.lines:
            _second_keys(con, sheet, key)
        if sheet.file.endswith("]"):
            _keys_of_other_sheets(con, sheet, table, key, sha256)


def _wrong_values(con: duckdb.DuckDBPyConnection, sheet: Placed, cell: Cell, export_date: date) -> None:
    kind, (least, most) = cell.field.kind, limits(cell, export_date)
    unreadable = UNREADABLE.get(kind)
    no_end = f"as_no_end({cell.raw})" if cell.field.bounds.is_end else "false"
    wrong = f"as_text({cell.raw}) is not null and {cell.typed} is null and not {no_end}" if unreadable else "false"
    missing = f"{cell.typed} is null and as_text({cell.raw}) is null" if cell.field.required else "false"
    limited = [f"{cell.typed} {sign} ${name}" for name, sign, limit in (("least", "<", least), ("most", ">", most)) if limit is not None]
    outside = f"coalesce({' or '.join(limited)}, false)" if limited else "false"
    day = f"as_date(regexp_extract({cell.raw}, {LIKE_A_DATE}), '{cell.date_order or 'dmy'}')"
    no_such_day = f"regexp_matches({cell.raw}, {LIKE_A_DATE}) and {day} is null" if kind == "date" else "false"
    odd_year = f"regexp_matches({cell.raw}, {ODD_YEAR})" if kind == "date" else "false"
    sheet.run(
        con,
        f"""
        insert into {quoted(sheet.view + "_faults")}
        with
            judged as (
                select
                    raw.line,
                    {cell.raw} as raw,
                    case
                        when {missing} and trim({cell.raw}) <> ''
                        then 'means_unknown'
                        when {missing}
                        then 'missing_value'
                        when {outside}
                        then case when $kind = 'eur' then 'negative' else 'out_of_bounds' end
                        when {odd_year}
                        then 'out_of_bounds'
                        when $kind = 'date' and regexp_matches({cell.raw}, {SHORT_YEAR})
                        then 'short_year'
                        when {no_such_day}
                        then 'no_such_date'
                        else $unreadable
                    end as reason
                from {sheet.relation([cell])}
                where ({missing} or {wrong} or {outside}) and raw.line not in (select line from {quoted(sheet.view + "_aside")})
            )
        select
            line,
            $column,
            left(raw, {LONGEST}),
            reason,
            case reason when 'negative' then 'positive' when 'out_of_bounds' then $span else $kind end
        from judged
        """,
        column=cell.column,
        unreadable=unreadable,
        kind=kind,
        least=least,
        most=most,
        span=f"{FIRST_DAY if kind == 'date' else _shown(least)} – {LAST_DAY if kind == 'date' and most is None else _shown(most)}",
    )


def _shown(limit: object) -> str:
    return "" if limit is None else str(limit)


def _second_keys(con: duckdb.DuckDBPyConnection, sheet: Placed, key: list[Cell]) -> None:
    """Lines whose key stood on an earlier line; `expected` is the number of that line."""
    shown_cell = next(cell for cell in key if cell.raw)
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
                    left({shown_cell.raw}, {LONGEST}) as value,
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
        column=shown_cell.column,
    )


def _keys_of_other_sheets(con: duckdb.DuckDBPyConnection, sheet: Placed, table: str, key: list[Cell], sha256: str) -> None:
    """Lines whose key stood on an earlier sheet of the same workbook."""
    shown_cell = next(cell for cell in key if cell.raw)
    same = " and ".join(f"{cell.typed} is not distinct from there.{quoted(cell.field.column)}" for cell in key)
    faults = quoted(sheet.view + "_faults")
    sheet.run(
        con,
        f"""
        insert into {faults}
        select raw.line, $column, left({shown_cell.raw}, {LONGEST}), 'duplicate', cast(min(there.source_line) as varchar)
        from {sheet.relation(key)}
        join {quoted(table)} as there on there.source_file = $sha256 and {same}
        where
            raw.line not in (select line from {quoted(sheet.view + "_aside")})
            and raw.line not in (select line from {faults})
        group by raw.line, {shown_cell.raw}
        """,
        column=shown_cell.column,
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
    for cell in {
        cell.column: cell for cell in sheet.all_cells() if cell.raw and seen.counts[cell].known < seen.counts[cell].filled
    }.values():
        nothing = f"as_text({cell.raw}) is null and regexp_matches({cell.raw}, '[[:alpha:]?]') and lower(trim({cell.raw})) <> 'null'"
        _remark(con, sheet, cell, nothing, "read_as_unknown")
        if cell.field.bounds.is_end:
            _remark(con, sheet, cell, f"as_no_end({cell.raw})", "no_end")
    for cell in {cell.column: cell for cell in sheet.all_cells() if cell.date_order not in (None, sheet.found.format.date_order)}.values():
        _remark(con, sheet, cell, f"as_day_order({cell.raw}) is not null", f"read_{cell.date_order}")
    for cell in {cell.column: cell for cell in sheet.all_cells() if cell.raw in seen.damaged}.values():
        _odd(con, sheet, cell, f"as_damaged({cell.raw})", "damaged_text", None)
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
    expected: str | None,
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


def _remark(con: duckdb.DuckDBPyConnection, sheet: Placed, cell: Cell, condition: str, reason: str) -> None:
    """One remark about a column: the first different values for which the condition holds, and (as `expected`) in how many lines."""
    sheet.run(
        con,
        f"""
        insert into {quoted(sheet.view + "_oddities")}
        select
            null,
            $column,
            left(array_to_string(list_slice(list_sort(list(distinct trim({cell.raw}))), 1, 5), ', '), {LONGEST}),
            $reason,
            count(*)
        from {sheet.relation([cell])}
        where {condition} and {sheet.accepted}
        having count(*) > 0
        """,
        column=cell.column,
        reason=reason,
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
