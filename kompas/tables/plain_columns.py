"""The columns of a sheet that can be cast as they are, because every filled cell in them is plain; and what they hold.

On a large sheet most of the time would go to questions to which the answer is no in every line. A column of few different texts is
looked at text by text, and of a column of identifiers one question takes the place of the others.
"""

from dataclasses import dataclass, field, replace

import duckdb

from kompas.readers import Lines

CASTS = {
    "text": "{}",
    "date": "try_cast({} as date)",
    "eur": "try_cast({} as decimal(18, 2))",
    "whole": "try_cast({} as bigint)",
    "number": "try_cast({} as double)",
}
RANGED = ("date", "eur", "number", "whole")
LARGE = 20_000  # lines, from which what is looked for first saves more than it takes
SAMPLE, FEW = 2_000, 300  # first lines of a large sheet, and different texts among them of which the whole sheet will have few too


@dataclass(frozen=True)
class ColumnProfile:
    """What a sheet holds in one column."""

    known: int  # lines with a value
    filled: int  # lines in which something is written
    least: object  # of the values; null for kinds in which it means nothing
    most: object

    @property
    def unread(self) -> int:
        """Lines in which something is written that is no value."""
        return self.filled - self.known


Column = tuple[str, int]  # kind, and place in the view


@dataclass(frozen=True)
class PlainColumns:
    """The columns in which every filled cell is plain, with what they hold; and of which places it is known what no line has there."""

    profiles: dict[Column, ColumnProfile] = field(default_factory=dict)
    without_asides: frozenset[int] = frozenset()  # every line has something, and none what a line begins with that may be no data
    identifiers: frozenset[int] = frozenset()  # every cell is empty or has an identifier as registers number them
    undamaged: frozenset[int] = frozenset()  # no cell has a sign that is damaged or cannot be seen


def find(
    con: duckdb.DuckDBPyConnection, view: str, columns: list[Column], lines: Lines, header: str, identifiers: set[int], is_workbook: bool
) -> PlainColumns:
    """Which of the columns of this view of the lines are plain; after the columns of the file it has those that are derived from them.

    `header` is what the first cell of the header says, in small letters; at the places `identifiers` identifiers are expected.
    """
    values = {column: _value(column, lines, is_workbook) for column in columns}
    found = PlainColumns()
    if lines.rows >= LARGE and columns:
        few = _with_few_values(con, view, [column for column in columns if column[1] not in identifiers])
        found = _of_few(con, view, {column: values.pop(column) for column in few}, header)
        filled = _of_identifiers(con, view, [place for kind, place in values if kind == "text" and place in identifiers])
        profiles = {("text", place): ColumnProfile(count, count, None, None) for place, count in filled.items()}
        everywhere = {place for place, count in filled.items() if count == lines.rows and not (place == 0 and _has_figure(header))}
        places = frozenset(filled)
        found = PlainColumns(found.profiles | profiles, found.without_asides | everywhere, places, found.undamaged | places)
    others = {column: value for column, value in values.items() if column not in found.profiles}
    if not others:
        return found
    counts = [
        sql for column, value in others.items() for sql in (f"count({value})", f"count(raw.c{column[1]})", *extremes(value, column[0]))
    ]
    [row] = con.execute(f"select {', '.join(counts)} from {view} as raw").fetchall()
    profiles = {column: ColumnProfile(*row[4 * number : 4 * number + 4]) for number, column in enumerate(others)}
    return replace(found, profiles=found.profiles | {column: each for column, each in profiles.items() if not each.unread})


def _value(column: Column, lines: Lines, is_workbook: bool) -> str:
    """The SQL of the value of a cell that is plain; null where it is not, or is empty."""
    kind, place = column
    raw = f"raw.c{place}"
    typed = f"as_is_{kind}({raw})"
    if kind != "text":
        return typed
    lacks = lines.lacks if place < lines.columns else frozenset()  # what is derived may have other signs than the file
    odd = [f"as_ruined({raw})"] if "+" not in lacks else []
    odd += [f"as_error({raw})"] if not {"#", ":"} <= lacks else []
    odd += [f"as_padded({raw})"] if is_workbook else []
    return f"case when not ({' or '.join(odd)}) then {typed} end" if odd else typed


def _with_few_values(con: duckdb.DuckDBPyConnection, view: str, columns: list[Column]) -> list[Column]:
    """Those of the columns that have few different texts, as the first lines have it."""
    if not columns:
        return []
    counts = ", ".join(f"count(distinct c{place})" for _, place in columns)
    [row] = con.execute(f"select {counts} from (from {view} limit {SAMPLE})").fetchall()
    return [column for column, different in zip(columns, row, strict=True) if different <= FEW]


def _of_few(con: duckdb.DuckDBPyConnection, view: str, few: dict[Column, str], header: str) -> PlainColumns:
    """What is known of columns with few different texts, each with the SQL of its value."""
    profiles, without_asides, undamaged = {}, set(), set()
    for (kind, place), value in few.items():
        text = f"raw.c{place}"
        [(*counted, has_asides, has_damage)] = con.execute(
            f"""
            select
                coalesce(sum(lines) filter ({value} is not null), 0)::bigint,
                coalesce(sum(lines) filter ({text} is not null), 0)::bigint,
                {", ".join(extremes(value, kind))},
                bool_or(as_aside({text}) or lower(trim({text})) = $header),
                coalesce(bool_or(as_damaged({text})), false)
            from (select {text}, count(*) as lines from {view} as raw group by {text}) as raw
            """,
            {"header": header},
        ).fetchall()
        profile = ColumnProfile(*counted)
        if not profile.unread:
            profiles[kind, place] = profile
        if not has_asides:
            without_asides.add(place)
        if not has_damage:
            undamaged.add(place)
    return PlainColumns(profiles, frozenset(without_asides), undamaged=frozenset(undamaged))


def _of_identifiers(con: duckdb.DuckDBPyConnection, view: str, expected: list[int]) -> dict[int, int]:
    """Those of the expected places where every filled cell has an identifier as registers number them, with how many cells are filled."""
    if not expected:
        return {}
    counts = ", ".join(f"count(*) filter (as_is_identifier(c{place})), count(c{place})" for place in expected)
    [row] = con.execute(f"select {counts} from {view}").fetchall()
    return {place: filled for place, identifiers, filled in zip(expected, row[::2], row[1::2], strict=True) if identifiers == filled}


def _has_figure(text: str) -> bool:
    """Whether there is a figure in it, as in every identifier of `as_is_identifier`."""
    return any(sign.isdecimal() for sign in text)


def extremes(typed: str, kind: str) -> tuple[str, str]:
    """The SQL of the least and the most of a column."""
    return (f"min({typed})", f"max({typed})") if kind in RANGED else ("null", "null")
