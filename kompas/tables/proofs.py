"""What the values of a column prove about how all of it is written: its decimal mark, the order of day and month, its signs."""

from dataclasses import dataclass

import duckdb

from kompas.errors import ExportError

CERTAIN = 0.9  # of the days that prove an order: then the others are mistakes


@dataclass(frozen=True)
class Shown:
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


Writing = tuple[bool, bool, Shown]


def writings(con: duckdb.DuckDBPyConnection, view: str, columns: list[tuple[str, int]]) -> dict[tuple[str, int], Writing]:
    """Per column (kind, place): whether cells are marked as text, whether minus signs stand elsewhere, which orders its days show."""
    if not columns:
        return {}
    counted = []
    for kind, place in columns:
        raw = f"raw.c{place}"
        counted.append(f"count(*) filter (left({raw}, 1) in ('=', ''''))")
        counted.append(f"count(*) filter (as_is_signed({raw}))" if kind in ("eur", "number") else "0")
        counted += [f"count(*) filter (as_day_order({raw}) = '{shown}')" if kind == "date" else "0" for shown in ("dmy", "mdy", "?")]
    [row] = con.execute(f"select {', '.join(counted)} from {view} as raw").fetchall()
    return {
        column: (row[5 * number] > 0, row[5 * number + 1] > 0, Shown(*row[5 * number + 2 : 5 * number + 5]))
        for number, column in enumerate(columns)
    }


def text(raw: str, is_marked: bool, is_signed: bool) -> str:
    """The SQL of what a cell of such a column says."""
    read = f"as_text({raw})" if is_marked else raw
    return f"as_signed({read})" if is_signed else read


def sheet_order(shown: list[Shown], of_format: str) -> str:
    """The order for columns that prove none: that of all columns of the sheet that do prove one, else that of the format."""
    proved = {each.order for each in shown if each.order}
    return proved.pop() if len(proved) == 1 else of_format


def decimal_mark(
    con: duckdb.DuckDBPyConnection, view: str, file: str, column: str, read: str, given: str | None, of_format: str | None
) -> str | None:
    """The decimal mark of a column: as given, as its own numbers show, or as the format has it. `read` is the SQL of a cell.

    Raises ExportError when there is a number such as 81,499 and nothing tells what it means.
    """
    shown = con.execute(
        f"""
        select as_decimal_mark({read}) as mark, min(raw.line), min_by({read}, raw.line)
        from {view} as raw
        where
            regexp_matches({read}, '[.,]')
            and (regexp_full_match({read}, '-?\\d*[.,]\\d{{1,2}}') or as_digits({read}, ',') is not null)
        group by mark
        """
    ).fetchall()
    marks = {mark: (line, value) for mark, line, value in shown}
    if "?" not in marks:
        return None
    proved = [mark for mark in (",", ".") if mark in marks]
    mark = given or (proved[0] if len(proved) == 1 else None) or of_format
    if mark is None:
        line, value = marks["?"]
        raise ExportError("ambiguous_number", file=file, line=line, column=column, value=value)
    return mark


def ambiguous_date(con: duckdb.DuckDBPyConnection, view: str, file: str, column: str, place: int) -> ExportError:
    """What is asked about a column of which some days are day first and others month first."""
    [(line, value)] = con.execute(
        f"select min(raw.line), min_by(raw.c{place}, raw.line) from {view} as raw where as_day_order(raw.c{place}) = 'mdy'"
    ).fetchall()
    return ExportError("ambiguous_date", file=file, line=line, column=column, value=value)
