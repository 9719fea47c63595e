"""The profile of a sheet: in one pass, whether everything in it is readable and what it holds."""

from dataclasses import dataclass
from datetime import date

import duckdb
from dateutil.relativedelta import relativedelta

from kompas.readers import Lines
from kompas.tables.mapping import ColumnMapping, SheetMapping
from kompas.tables.no_data import may_be_no_data
from kompas.tables.plain_columns import RANGED, ColumnProfile, extremes

# Dates that may lie in the future: they are agreed, not happened.
PLANNED = {"due_date", "start_date", "end_date", "to_date"}


@dataclass(frozen=True)
class SheetProfile:
    """What a sheet holds."""

    lines: int
    no_data_suspects: int  # lines that may be no data
    damaged: frozenset[str]  # the SQL of the cells in which signs are damaged or cannot be seen, somewhere
    columns: dict[ColumnMapping, ColumnProfile]
    distinct_keys: dict[str, int]  # table → number of different keys

    def may_be_wrong(self, column: ColumnMapping, export_date: date) -> bool:
        """Whether a line may be wrong in this column."""
        profile, (least, most) = self.columns[column], bounds(column, export_date)
        is_unreadable = column.field.kind in ("date", "eur", "number", "whole", "outline") and profile.unread > 0
        is_outside = (least is not None and (profile.least is not None and profile.least < least)) or (
            most is not None and (profile.most is not None and profile.most > most)
        )
        return is_unreadable or is_outside or (column.field.required and profile.known < self.lines)


def bounds(column: ColumnMapping, export_date: date) -> tuple[object, object]:
    """The least and the most that a value of this column can be in an export of this day; null where there is no bound."""
    declared = column.field.bounds
    if column.field.kind not in RANGED:
        return None, None
    if declared.years_ahead is None:
        return declared.least, declared.most
    ahead = export_date + relativedelta(years=declared.years_ahead)
    return declared.least, ahead if column.field.kind == "date" else ahead.year


def has_happened(column: ColumnMapping) -> bool:
    """Whether this is a date of something that has happened."""
    return column.field.kind == "date" and column.field.column not in PLANNED


def key_columns(sheet: SheetMapping) -> dict[str, list[ColumnMapping]]:
    """Per table that has a key and is read line by line: the columns of the key that this sheet has."""
    found = {}
    for target in sheet.match.layout.targets:
        columns = [column for column in sheet.columns.get(target.table, ()) if column.field.column in target.key]
        if any(column.raw for column in columns):
            owner = [column for column in sheet.columns.get("file", ()) if column.field.column == "municipality"]
            found[target.table] = columns + owner
    return found


def profile_sheet(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, lines: Lines) -> SheetProfile:
    """What the sheet of these lines holds, in one pass over them beside what is known of its plain columns already."""
    columns = sheet.all_columns()
    keys = key_columns(sheet)
    others = [column for column in columns if column not in sheet.profiles]
    expressions = ["count(*)", f"count(*) filter ({may_be_no_data(sheet)})"]
    for column in others:
        typed = column.typed
        if column.field.kind == "official":  # whose pseudonym takes long to work out
            typed = f"case when not as_error({column.raw}) then as_text({column.raw}) end"
        expressions += [f"count({typed})", f"count({column.raw})" if column.raw else "count(*)", *extremes(typed, column.field.kind)]
    texts = _may_be_damaged(sheet, lines)
    damaged = "as_damaged({0})" if lines.has_controls else "case when strlen({0}) > length({0}) then as_damaged({0}) end"
    expressions += [f"count(*) filter ({damaged.format(raw)})" for raw in texts]
    joined = others + [column for key in keys.values() for column in key]
    expressions += [f"count(distinct hash({', '.join(column.typed for column in key)}))" for key in keys.values()]
    [row] = sheet.run(con, f"select {', '.join(expressions)} from {sheet.relation(joined)}")
    profiles = {column: ColumnProfile(*row[2 + 4 * n : 6 + 4 * n]) for n, column in enumerate(others)}
    first = 2 + 4 * len(others)
    damaged = frozenset(raw for raw, lines in zip(texts, row[first:], strict=False) if lines)
    return SheetProfile(row[0], row[1], damaged, sheet.profiles | profiles, dict(zip(keys, row[first + len(texts) :], strict=True)))


def _may_be_damaged(sheet: SheetMapping, lines: Lines) -> list[str]:
    """The SQL of the cells of texts in which signs may be damaged: none where only signs of ASCII stand that can be seen."""
    clear = {f"raw.c{place}" for place in sheet.plain.undamaged}
    if lines.is_ascii and not lines.has_controls:
        clear |= {f"raw.c{place}" for place in range(sheet.width)}
    return sorted({column.raw for column in sheet.all_columns() if column.raw and column.field.kind in ("text", "choice")} - clear)
