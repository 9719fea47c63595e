"""How a sheet is read, for who inspects it before he imports: its header, its columns with examples, and what is not used of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from kompas.contract import tables
from kompas.formats import Fit, Match, recognition_of
from kompas.tables.loading import unused_headers
from kompas.tables.mapping import ColumnMapping, SheetMapping
from kompas.tables.personal_data import OF_LEDGER
from kompas.tables.profile import SheetProfile

SAMPLE = 2000  # lines that examples are taken from
PERSONAL = " || '|' || ".join(rule.sign for rule in OF_LEDGER)  # the SQL of what is taken out of words: no example has it
LOOKED_AT, EXAMPLES = 100, 3  # values of a column, and how many of them are shown, each once


@dataclass(frozen=True)
class ColumnSeen:
    """A column of an export and what it is read as."""

    header: str
    table: str  # the table that it fills, 'file' or 'lines'
    column: str
    kind: str
    notation: str | None  # how days (dmy, mdy) or numbers (, or .) are read where the cells leave it open
    known: int  # lines with a value
    examples: tuple[tuple[str, str | None], ...]  # what stands in the file, and what is read; none where it may be the name of a person


@dataclass(frozen=True)
class SheetSeen:
    """A sheet of an export and what it is read as."""

    file: str  # as the ledger names it
    format: str
    line: int  # of the header
    lines: int  # that can be data
    columns: tuple[ColumnSeen, ...]
    unused: tuple[str, ...]  # headers that nothing is read from
    share_known: float | None  # of its headers the format knows; null where the format was chosen by hand and does not fit best
    runner_up: str | None  # the format that fits next best


Seen = Callable[[list[SheetSeen]], None]


def sheet_seen(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, profile: SheetProfile) -> SheetSeen:
    """How this sheet, which is loaded, is read."""
    columns = [(table, column) for table, found in sheet.columns.items() for column in found if column.raw]
    examples = _examples(con, sheet, columns)
    seen = tuple(
        ColumnSeen(
            column.header,
            table,
            column.field.column,
            column.field.kind,
            _notation(sheet, column),
            profile.columns[column].known,
            found,
        )
        for (table, column), found in zip(columns, examples, strict=True)
    )
    match = sheet.match
    fits = [fit for fit in recognised_as(match, sheet.file) if fit]
    share = next((fit.share_known for fit in fits if fit.match.format.name == match.format.name), None)
    others = [fit.match.format.name for fit in fits if fit.match.format.name != match.format.name]
    unused = tuple(unused_headers(sheet))
    return SheetSeen(sheet.file, match.format.name, match.line, profile.lines, seen, unused, share, next(iter(others), None))


def recognised_as(match: Match, file: str) -> tuple[Fit | None, Fit | None]:
    """What the header of this match fits best, and next best, whatever was chosen."""
    found = recognition_of([match.preview], file)
    return found.best, found.runner_up


def _examples(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, columns: list[tuple[str, ColumnMapping]]) -> list[tuple]:
    """Per column its first values with what is read."""
    if not columns:
        return []
    expressions = []
    for _, column in columns:
        is_there = f"{column.raw} is not null"
        if column.field.kind == "text":
            is_there += f" and not regexp_matches({column.raw}, {PERSONAL})"
        cells = f"{{'raw': {column.raw}, 'read': cast({column.typed} as varchar)}}"
        example = f"list({cells} order by raw.line) filter ({is_there})[:{LOOKED_AT}]"
        expressions.append("null" if _is_name(column) else example)
    [row] = sheet.run(con, f"select {', '.join(expressions)} from {sheet.relation([column for _, column in columns], SAMPLE)}")
    return [tuple(dict.fromkeys(tuple(each.values()) for each in examples or ()))[:EXAMPLES] for examples in row]


def _is_name(column: ColumnMapping) -> bool:
    """Whether the name of a person may stand in this column, which is not shown."""
    declared = (table.columns.get(column.field.column) for table in tables().values())
    return column.field.kind == "official" or any(each.holds == "party" for each in declared if each)


def _notation(sheet: SheetMapping, column: ColumnMapping) -> str | None:
    mark = re.search(r"\$(mark_\d+)", column.typed)
    return column.date_order or (sheet.parameters[mark.group(1)] if mark else None)
