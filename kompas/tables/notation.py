"""What the values of a column prove about its notation: its decimal mark, the order of day and month, its signs."""

from dataclasses import dataclass

import duckdb

from kompas.errors import ExportError
from kompas.tables import two_readings

CERTAIN = 0.9  # of the days that prove an order: then the others are mistakes


@dataclass(frozen=True)
class DateOrders:
    """How many days of a column show which order."""

    day_first: int
    month_first: int
    either: int

    @property
    def order(self) -> str | None:
        """The order that is proved; null where none is, or where the days contradict each other."""
        proved = self.day_first + self.month_first
        if not proved:
            return None
        if self.day_first >= CERTAIN * proved:
            return "dmy"
        return "mdy" if self.month_first >= CERTAIN * proved else None

    @property
    def is_contradiction(self) -> bool:
        return self.day_first + self.month_first > 0 and self.order is None


Notation = tuple[bool, bool, DateOrders]


def notations(con: duckdb.DuckDBPyConnection, view: str, columns: list[tuple[str, int]]) -> dict[tuple[str, int], Notation]:
    """Per column (kind, place): whether cells are marked as text, whether minus signs stand elsewhere, which orders its days show."""
    if not columns:
        return {}
    counts = []
    for kind, place in columns:
        raw = f"raw.c{place}"
        counts.append(f"count(*) filter (left({raw}, 1) in ('=', ''''))")
        counts.append(f"count(*) filter (as_is_signed({raw}))" if kind in ("eur", "number") else "0")
        counts += [f"count(*) filter (as_day_order({raw}) = '{order}')" if kind == "date" else "0" for order in ("dmy", "mdy", "?")]
    [row] = con.execute(f"select {', '.join(counts)} from {view} as raw").fetchall()
    return {
        column: (row[5 * number] > 0, row[5 * number + 1] > 0, DateOrders(*row[5 * number + 2 : 5 * number + 5]))
        for number, column in enumerate(columns)
    }


def text(raw: str, is_marked: bool, is_signed: bool) -> str:
    """The SQL of what a cell of such a column says."""
    unmarked = f"as_text({raw})" if is_marked else raw
    return f"as_signed({unmarked})" if is_signed else unmarked


def sheet_order(orders: list[DateOrders], of_format: str) -> str:
    """The order for columns that prove none: that of all columns of the sheet that do prove one, else that of the format."""
    proved = {each.order for each in orders if each.order}
    return proved.pop() if len(proved) == 1 else of_format


Marks = dict[str, tuple[int, str]]  # ',' '.' or '?' (may be either) → the first line that shows it, and what stands there


def marks(con: duckdb.DuckDBPyConnection, view: str, text: str) -> Marks:
    """The decimal marks that the numbers of a column show. `text` is the SQL of what a cell says."""
    rows = con.execute(
        f"""
        select as_decimal_mark({text}) as mark, min(raw.line), min_by({text}, raw.line)
        from {view} as raw
        where
            regexp_matches({text}, '[.,]')
            and (regexp_full_match({text}, '-?\\d*[.,]\\d{{1,2}}') or as_digits({text}, ',') is not null)
        group by mark
        """
    ).fetchall()
    return {mark: (line, value) for mark, line, value in rows}


def proved_mark(marks: Marks) -> str | None:
    """The one mark that is proved; null where none is, or both are."""
    proved = [mark for mark in (",", ".") if mark in marks]
    return proved[0] if len(proved) == 1 else None


def sheet_mark(columns: list[Marks]) -> str | None:
    """The mark that all columns of amounts of a sheet prove that prove one; null where they differ."""
    proved = {mark for each in columns for mark in (",", ".") if mark in each}
    return proved.pop() if len(proved) == 1 else None


def ambiguous_date(con: duckdb.DuckDBPyConnection, view: str, file: str, column: str, place: int) -> ExportError:
    """The error about a column of which some days are day first and others month first."""
    [(line, value)] = con.execute(
        f"select min(raw.line), min_by(raw.c{place}, raw.line) from {view} as raw where as_day_order(raw.c{place}) = 'mdy'"
    ).fetchall()
    found = two_readings.find(con, view, "date", f"raw.c{place}")
    return ExportError("ambiguous_date", file=file, line=line, column=column, value=value, readings=found)
