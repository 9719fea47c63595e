"""The names of rows before their marks: as large as fits, on one line or on two."""

from collections.abc import Sequence
from dataclasses import dataclass

from kompas.figures.chart import Row
from kompas.report.pptx.fit import in_the_middle, short, width

SIZES = (18, 17, 16, 15, 14)  # points
LARGE = 16
PART = 0.5  # of the chart: the most that names take
LEAST_NAME = 0.45  # of that room: what a name has at least
AIRY, TWO_LINES, ONE_LINE = 2.9, 2.35, 1.25  # times the letters: how high a row must be
BETWEEN = "  "  # a name and its words on one line


@dataclass(frozen=True)
class Names:
    """The names with their words, the points of their letters, and of the room that they take."""

    letter: float
    texts: tuple[tuple[str, str], ...]
    is_below: bool  # whether the words stand below the names
    room: float


def names(rows: Sequence[Row], pitch: float, wide: float, is_bold: bool, between: str = BETWEEN) -> Names:
    """The names of rows that are so many points high, in a chart that is so wide."""
    room = wide * PART
    able = [(size, is_below) for size in SIZES for is_below in (True, False) if pitch >= size * (TWO_LINES if is_below else ONE_LINE)]
    able.sort(key=lambda each: _rank(*each, pitch))
    able = able or [(SIZES[-1], False)]
    if not any(row.words for row in rows):
        able = [(size, False) for size, _ in able]
    for size, is_below in able:
        taken = max((_taken(row, size, is_below, is_bold, between) for row in rows), default=0)
        if taken <= room:
            return Names(size, tuple((row.name, row.words) for row in rows), is_below, taken)
    size, is_below = min(able)
    return Names(size, tuple(_cut(row, size, is_below, is_bold, room, between) for row in rows), is_below, room)


def _rank(size: float, is_below: bool, pitch: float) -> tuple[int, float]:
    """What is tried first: words below the names where there is air around them, then behind them; large letters before small ones."""
    if size < LARGE:
        return (2 if is_below else 3), -size
    return (0 if is_below and pitch >= size * AIRY else 1), -size + is_below


def _taken(row: Row, size: float, is_below: bool, is_bold: bool, between: str) -> float:
    name, more = width(row.name, size, is_bold), width(row.words, size)
    return max(name, more) if is_below else name + (width(between, size) + more if row.words else 0)


def _cut(row: Row, size: float, is_below: bool, is_bold: bool, room: float, between: str) -> tuple[str, str]:
    """What of a name and its words fits."""
    if is_below or not row.words:
        return in_the_middle(row.name, size, room, is_bold), short(row.words, size, room)
    name = in_the_middle(row.name, size, max(room * LEAST_NAME, room - _taken(Row("", row.words), size, False, is_bold, between)), is_bold)
    rest = room - width(name, size, is_bold) - width(between, size)
    return name, short(row.words, size, rest)
