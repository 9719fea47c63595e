"""Which lines are wrong and why, and what is odd about the others."""

from collections.abc import Iterable
from datetime import date

import duckdb

from kompas.contract import identifier
from kompas.tables.ledger import ENTRY_COLUMNS, LONGEST
from kompas.tables.mapping import ColumnMapping, SheetMapping, is_identifier
from kompas.tables.profile import SheetProfile, bounds, has_happened, key_columns

FIRST_DAY, LAST_DAY = "1900-01-01", "2199-12-31"
ODD_YEAR = r"'(^|\D)(0\d{3}|1[0-8]\d{2}|2[2-9]\d{2}|[3-9]\d{3})(\D|$)'"  # of four digits, before 1900 or after 2199
SHORT_YEAR = r"'(?i)^\s*\d{1,2}[-/. ](\d{1,2}|[a-z]{3,9}\.?)[-/. ]''?\d{2}(\D|$)'"
LIKE_A_DATE = r"'^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}'"  # at the beginning of the cell
UNREADABLE = {"date": "no_date", "eur": "no_amount", "number": "no_number", "whole": "no_whole", "outline": "no_outline"}


def find(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, profile: SheetProfile, sha256: str, export_date: date) -> None:
    """Make the table `<view>_faults`: one row per thing that is wrong with a line, in the columns of the ledger.

    `sha256` names the file, of which other sheets may stand in the tables already.
    """
    faults = identifier(sheet.view + "_faults")
    con.execute(f"create temp table {faults} as from {identifier(sheet.view + '_doubts')}")
    for column in _one_per_header(column for column in sheet.all_columns() if profile.may_be_wrong(column, export_date)):
        _wrong_values(con, sheet, column, export_date)
    for table, key in key_columns(sheet).items():
        if profile.distinct_keys[table] < profile.lines:
            _duplicate_keys(con, sheet, key)
        if sheet.file.endswith("]"):
            _keys_of_other_sheets(con, sheet, table, key, sha256)


def _wrong_values(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, column: ColumnMapping, export_date: date) -> None:
    kind, (least, most) = column.field.kind, bounds(column, export_date)
    unreadable = UNREADABLE.get(kind)
    no_end = f"as_no_end({column.raw})" if column.field.bounds.is_end else "false"
    wrong = f"as_text({column.raw}) is not null and {column.typed} is null and not {no_end}" if unreadable else "false"
    failed = f" or as_error({column.raw})" if not unreadable else ""
    missing = f"{column.typed} is null and (as_text({column.raw}) is null{failed})" if column.field.required else "false"
    signs = (("least", "<", least), ("most", ">", most))
    conditions = [f"{column.typed} {sign} ${name}" for name, sign, bound in signs if bound is not None]
    outside = f"coalesce({' or '.join(conditions)}, false)" if conditions else "false"
    day = f"as_date(regexp_extract({column.raw}, {LIKE_A_DATE}), '{column.date_order or 'dmy'}')"
    no_such_day = f"regexp_matches({column.raw}, {LIKE_A_DATE}) and {day} is null" if kind == "date" else "false"
    odd_year = f"regexp_matches({column.raw}, {ODD_YEAR})" if kind == "date" else "false"
    sheet.run(
        con,
        f"""
        insert into {identifier(sheet.view + "_faults")}
        with
            judged as (
                select
                    raw.line,
                    {column.raw} as raw,
                    case
                        when {missing} and trim({column.raw}) <> ''
                        then 'means_unknown'
                        when {missing}
                        then 'missing_value'
                        when {outside}
                        then case when $kind = 'eur' then 'negative' else 'out_of_bounds' end
                        when {odd_year}
                        then 'out_of_bounds'
                        when $kind = 'date' and regexp_matches({column.raw}, {SHORT_YEAR})
                        then 'short_year'
                        when {no_such_day}
                        then 'no_such_date'
                        else $unreadable
                    end as reason
                from {sheet.relation([column])}
                where ({missing} or {wrong} or {outside}) and raw.line not in (select line from {identifier(sheet.view + "_no_data")})
            )
        select
            line,
            $column,
            left(raw, {LONGEST}),
            reason,
            case reason when 'negative' then 'positive' when 'out_of_bounds' then $span else $kind end
        from judged
        """,
        column=column.header,
        unreadable=unreadable,
        kind=kind,
        least=least,
        most=most,
        span=_span(kind, least, most),
    )


def _span(kind: str, least: object, most: object) -> str:
    """The bounds as the ledger shows them, '0 – 100'; a day lies between the first and the last that can be read."""
    first = FIRST_DAY if kind == "date" else least
    last = LAST_DAY if kind == "date" and most is None else most
    return f"{'' if first is None else first} – {'' if last is None else last}"


def _duplicate_keys(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, key: list[ColumnMapping]) -> None:
    """Lines whose key stood on an earlier line; `expected` is the number of that line."""
    first_column = next(column for column in key if column.raw)
    parts = ", ".join(column.typed for column in key)
    faults = identifier(sheet.view + "_faults")
    sheet.run(
        con,
        f"""
        insert into {faults}
        with
            sound as (
                select
                    raw.line,
                    left({first_column.raw}, {LONGEST}) as value,
                    min(raw.line) over (partition by {parts}) as first_line
                from {sheet.relation(key)}
                where
                    raw.line not in (select line from {identifier(sheet.view + "_no_data")})
                    and raw.line not in (select line from {faults} where reason <> 'duplicate')
            )
        select line, $column, value, 'duplicate', cast(first_line as varchar)
        from sound
        where line > first_line
            and not exists (from {faults} as faults where faults.line = sound.line and faults.column_name = $column)
        """,
        column=first_column.header,
    )


def _keys_of_other_sheets(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, table: str, key: list[ColumnMapping], sha256: str) -> None:
    """Lines whose key stood on an earlier sheet of the same workbook."""
    first_column = next(column for column in key if column.raw)
    same = " and ".join(f"{column.typed} is not distinct from there.{identifier(column.field.column)}" for column in key)
    faults = identifier(sheet.view + "_faults")
    sheet.run(
        con,
        f"""
        insert into {faults}
        select raw.line, $column, left({first_column.raw}, {LONGEST}), 'duplicate', cast(min(there.source_line) as varchar)
        from {sheet.relation(key)}
        join {identifier(table)} as there on there.source_file = $sha256 and {same}
        where
            raw.line not in (select line from {identifier(sheet.view + "_no_data")})
            and raw.line not in (select line from {faults})
        group by raw.line, {first_column.raw}
        """,
        column=first_column.header,
        sha256=sha256,
    )


def find_oddities(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, profile: SheetProfile, export_date: object) -> None:
    """Make the table `<view>_oddities`: what needs a look in lines that are accepted, in the columns of the ledger."""
    con.execute(f"create temp table {identifier(sheet.view + '_oddities')} ({ENTRY_COLUMNS})")
    columns = sheet.all_columns()
    for column in _one_per_header(column for column in columns if column.raw and profile.columns[column].unread):
        nothing = f"as_text({column.raw}) is null and regexp_matches({column.raw}, '[[:alpha:]?]') and lower(trim({column.raw})) <> 'null'"
        failed = f"as_error({column.raw})" if column.field.kind in ("text", "official") else "false"
        _remark(con, sheet, column, f"(({nothing}) or {failed})", "read_as_unknown")
        if column.field.bounds.is_end:
            _remark(con, sheet, column, f"as_no_end({column.raw})", "no_end")
    for column in _one_per_header(column for column in columns if column.date_order not in (None, sheet.match.format.date_order)):
        _remark(con, sheet, column, f"as_day_order({column.raw}) is not null", f"read_{column.date_order}")
    for column in _one_per_header(column for column in columns if is_identifier(column.field) and column not in sheet.profiles):
        _odd(con, sheet, column, f"as_ruined({column.raw})", "ruined_identifier", None)
    for column in _one_per_header(column for column in columns if column.raw in profile.damaged):
        _odd(con, sheet, column, f"as_damaged({column.raw})", "damaged_text", None)
    coded_columns = (column for column in columns if column.words and not column.field.patterns and profile.columns[column].unread)
    for column in _one_per_header(coded_columns):
        unknown = f"{column.words}.code is null and as_text({column.raw}) is not null"
        table = next(name for name, of_table in sheet.columns.items() if column in of_table)
        expected = "yes_no" if column.field.kind == "yes_no" else f"{table}.{column.field.column}"
        _odd(con, sheet, column, unknown, "unknown_word", expected)
    late_columns = (column for column in columns if has_happened(column) and (profile.columns[column].most or export_date) > export_date)
    for column in _one_per_header(late_columns):
        late = f"{column.typed} > $export_date"
        _odd(con, sheet, column, late, "after_export", str(export_date), export_date)


def _one_per_header(columns: Iterable[ColumnMapping]) -> list[ColumnMapping]:
    """Of columns that are read from the same header one: what is odd under it is remarked once."""
    return list({column.header: column for column in columns}.values())


def _odd(
    con: duckdb.DuckDBPyConnection,
    sheet: SheetMapping,
    column: ColumnMapping,
    condition: str,
    reason: str,
    expected: str | None,
    export_date: object = None,
) -> None:
    sheet.run(
        con,
        f"""
        insert into {identifier(sheet.view + "_oddities")}
        select raw.line, $column, left({column.raw}, {LONGEST}), $reason, $expected
        from {sheet.relation([column])}
        where {condition} and {sheet.accepted}
        """,
        column=column.header,
        reason=reason,
        expected=expected,
        export_date=export_date,
    )


def _remark(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, column: ColumnMapping, condition: str, reason: str) -> None:
    """One remark about a column: the first different values for which the condition holds, and (as `expected`) in how many lines."""
    sheet.run(
        con,
        f"""
        insert into {identifier(sheet.view + "_oddities")}
        select
            null,
            $column,
            left(array_to_string(list_slice(list_sort(list(distinct trim({column.raw}))), 1, 5), ', '), {LONGEST}),
            $reason,
            count(*)
        from {sheet.relation([column])}
        where {condition} and {sheet.accepted}
        having count(*) > 0
        """,
        column=column.header,
        reason=reason,
    )


def accept_the_rest(con: duckdb.DuckDBPyConnection, sheet: SheetMapping) -> None:
    """From now on the sheet's `accepted` leaves out the lines that are no data and those that are wrong."""
    refused = identifier(sheet.view + "_refused")
    con.execute(
        f"""
        create temp table {refused} as
        select line from {identifier(sheet.view + "_no_data")}
        union
        select line from {identifier(sheet.view + "_faults")}
        """
    )
    [(lines,)] = con.execute(f"select count(*) from {refused}").fetchall()
    if lines:
        sheet.accepted = f"raw.line not in (from {refused})"
