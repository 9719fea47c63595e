"""Which lines of a sheet are no data: blank lines, dashes, totals, footnotes, the header again; and which may be."""

from dataclasses import dataclass

import duckdb

from kompas.contract import identifier
from kompas.tables.ledger import ENTRY_COLUMNS, LONGEST
from kompas.tables.mapping import ColumnMapping, SheetMapping

BLANK = r"[\s\x{a0}\x{2000}-\x{200d}\x{202f}\x{2060}\x{3000}\x{feff}]*"
DASHES = r"[-=_–—\s]*"
NUMBER = r"(?i)[-–−+(]?\s*(€|eur|euro)?\s*[-–−]?[\d.,\s\x{a0}]*\d[\d.,]*[-)]*\s*(%|€|eur|euro)?"  # beside the word for a total


@dataclass(frozen=True)
class NoDataCounts:
    """How many lines of a sheet are no data: those that the ledger lists, and blank ones."""

    other: int
    blank: int

    @property
    def all(self) -> int:
        """Blank or not."""
        return self.other + self.blank


def identifiers(sheet: SheetMapping) -> list[ColumnMapping]:
    """The text columns without which a line of this sheet cannot be placed: its identifiers."""
    columns = [column for column in sheet.all_columns() if column.field.required and column.field.kind == "text" and not column.parts]
    needed = {column.raw: column for column in columns if column.raw}
    return [needed[raw] for raw in sorted(needed)]


def _needed(sheet: SheetMapping) -> list[str]:
    """The SQL of the texts that every record needs; of an identifier that is made of several texts those."""
    needed = [column.parts or (column.raw,) for column in sheet.all_columns() if column.field.required and column.raw]
    return sorted({raw for each in needed for raw in each})


def may_be_no_data(sheet: SheetMapping) -> str:
    """The SQL of a first, quick look: whether a line may be no data."""
    header = sheet.match.cells[0].strip().lower()
    sheet.parameters["first_header"] = header
    is_as_long = f"length(raw.c0) between {len(header)} and {len(header) + 4}"
    clear = {f"raw.c{place}" for place in sheet.plain.without_asides}
    is_header = f"case when {is_as_long} then lower(trim(raw.c0)) = $first_header else false end"
    conditions = [is_header] if "raw.c0" not in clear else []
    parts = {part for column in sheet.all_columns() if column.field.required for part in column.parts}
    keys = {key.raw for key in identifiers(sheet)}
    of_one_word = {f"raw.c{place}" for place in sheet.plain.identifiers}
    conditions += [f"as_aside({raw})" for raw in sorted(({"raw.c0"} | keys | parts) - clear)]
    conditions += [f"coalesce(contains({raw}, ' '), false)" for raw in sorted(keys - of_one_word)]
    return f"({' or '.join(conditions) or 'false'})"


def find_no_data(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, suspects: int) -> NoDataCounts:
    """The lines that are no data. Each stands in the table `<view>_no_data` from now on, with the reason; the table
    `<view>_doubts` has those that look like it and of which too much is filled in to be sure.

    No data beyond doubt: a blank line; dashes; the header once more; a total or a footnote, when the columns that every
    record needs are empty but for the first cell of the line, beside a total stand numbers only and beside a footnote
    nothing. A line of which the identifier looks like one of these, or that has nothing but an identifier of several
    words, is in doubt.
    """
    no_data, doubts = identifier(sheet.view + "_no_data"), identifier(sheet.view + "_doubts")
    con.execute(f"create temp table {no_data} ({ENTRY_COLUMNS})")
    con.execute(f"create temp table {doubts} ({ENTRY_COLUMNS})")
    if not suspects:
        return NoDataCounts(0, 0)
    _judge_suspects(con, sheet)
    judged = identifier(sheet.view + "_suspects")
    con.execute(f"insert into {no_data} select line, null, written, reason, null from {judged} where reason is not null")
    con.execute(
        f"insert into {doubts} select line, column_name, value, 'doubtful_key', 'text' from {judged} where reason is null and is_doubtful"
    )
    [(other, blank)] = con.execute(
        f"select count(*) filter (where reason <> 'blank'), count(*) filter (where reason = 'blank') from {no_data}"
    ).fetchall()
    return NoDataCounts(other, blank)


def _judge_suspects(con: duckdb.DuckDBPyConnection, sheet: SheetMapping) -> None:
    """Make the table `<view>_suspects` of the lines that may be no data: line, as written, why it is none, whether it may be."""
    cells = [f"raw.c{place}" for place in range(sheet.width)]
    needed = _needed(sheet)
    has_no_key = " and ".join(f"(as_text({raw}) is null or as_text({raw}) = filled[1])" for raw in needed) or "false"
    headers = {key.raw: key.header for key in identifiers(sheet)}
    key = " ".join(f"when as_text({raw}) is not null then as_text({raw})" for raw in headers)
    key_name = " ".join(f"when as_text({raw}) is not null then $key_{number}" for number, raw in enumerate(headers))
    sheet.run(
        con,
        f"""
        create temp table {identifier(sheet.view + "_suspects")} as
        with
            suspects as (
                select
                    *,
                    [as_text(cell) for cell in [{", ".join(cells)}] if as_text(cell) is not null] as filled,
                    concat_ws('', {", ".join(cells)}) as everything,
                    {f"case {key} end" if key else "null"} as key,
                    {f"case {key_name} end" if key else "null"} as key_name
                from {sheet.relation([])}
                where {may_be_no_data(sheet)}
            )
        select
            line,
            left(concat_ws(' | ', {", ".join(cells)}), {LONGEST}) as written,
            key_name as column_name,
            left(key, {LONGEST}) as value,
            case
                when regexp_full_match(everything, '{BLANK}')
                then 'blank'
                when regexp_full_match(everything, '{DASHES}')
                then 'dashes'
                when [{", ".join(f"lower(trim(coalesce({cell}, '')))" for cell in cells)}] = $headers
                then 'header_again'
                when {has_no_key} and as_total(filled[1])
                    and coalesce(list_bool_and([regexp_full_match(cell, '{NUMBER}') for cell in filled[2:]]), true)
                then 'total'
                when {has_no_key} and as_footnote(filled[1]) and len(filled) = 1
                then 'footnote'
            end as reason,
            coalesce(
                as_total(key)
                or as_footnote(key)
                or list_contains($headers, lower(key))
                or (contains(key, ' ') and len(filled) = 1 and {sheet.width} > 1),
                false
            ) as is_doubtful
        from suspects as raw
        """,
        headers=[cell.strip().lower() for cell in sheet.match.cells[: sheet.width]],
        **{f"key_{number}": column for number, column in enumerate(headers.values())},
    )
