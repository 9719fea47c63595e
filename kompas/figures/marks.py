"""Marks that many charts have: bars by colour, parts of bars, shares with their intervals."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from kompas.figures.chart import Bars, Cell, Chart, Dots, Map, Matrix, Role, Timeline
from kompas.figures.names import capital
from kompas.texts import number, percent, say


def cell(row: Any, column: str) -> Cell | None:
    """The cell that a mark stands for: what this row, if any, counts in this column."""
    if row is None:
        return None
    return (row.name if isinstance(row, pd.Series) else row.Index, column)


def cells(records: Sequence[Any], column: str) -> tuple[Cell | None, ...]:
    """The same for each of these rows."""
    return tuple(cell(row, column) for row in records)


def emphasised(known: Sequence[bool], named: Sequence[bool]) -> list[Role]:
    """The colour of each bar: what the sentence names stands out, where it names any, and what nobody knows is hatched."""
    others = "light" if any(named) else "accent"
    return ["unknown" if not is_known else "accent" if is_named else others for is_known, is_named in zip(known, named, strict=True)]


def bars_by_colour(
    values: Sequence[float],
    colours: Sequence[Role],
    hovers: Sequence[str] = (),
    names: Mapping[Role, str] | None = None,
    starts: Sequence[float] = (),
    cells: Sequence[Cell | None] = (),
) -> tuple[Bars, ...]:
    """A bar for each row, in a series per colour: those with a name in the legend first, the unknown one last."""
    order = dict.fromkeys([*(names or {}), *(colour for colour in colours if colour != "unknown"), "unknown"])
    rows_of = {colour: [row for row, of in enumerate(colours) if of == colour] for colour in order}

    def picked(given: Sequence[Any], rows: list[int]) -> tuple[Any, ...]:
        return tuple(given[row] for row in rows) if given else ()

    return tuple(
        Bars(
            picked(values, rows),
            colour,
            tuple(rows),
            name=(names or {}).get(colour, ""),
            starts=picked(starts, rows),
            hovers=picked(hovers, rows),
            cells=picked(cells, rows),
        )
        for colour, rows in rows_of.items()
        if rows
    )


def part(
    label: str,
    counts: Sequence[int],
    colour: Role,
    language: str,
    line: int = 0,
    is_assumed: bool = False,
    cells: Sequence[Cell | None] = (),
) -> Bars:
    """One of the parts of which the bars of rows are made, with its numbers."""
    numbers = tuple(number(count, language) for count in counts)
    hovers = tuple(f"{label}: {count}" for count in numbers)
    return Bars(
        tuple(counts),
        colour,
        line=line,
        name=capital(label),
        labels=numbers,
        hovers=hovers,
        is_assumed=is_assumed,
        cells=tuple(cells),
    )


def counted(label: str, records: Sequence[Any], column: str, colour: Role, language: str, line: int = 0) -> Bars:
    """The part of each row that it counts in this column."""
    return part(label, [int(getattr(row, column)) for row in records], colour, language, line, cells=cells(records, column))


def shares(pairs: Sequence[tuple[int, Any]], line: int, is_second: bool, name: str, language: str) -> Dots:
    """A dot for the share of each row (its place and its record), with its interval, and the share in words behind it."""
    rows = [row for _, row in pairs]
    return Dots(
        values=tuple(row.share for row in rows),
        colour="second" if is_second else "accent",
        at=tuple(place for place, _ in pairs),
        line=line,
        symbol="diamond" if is_second else "circle",
        name=name,
        bounds=tuple((row.share_low, row.share_high) for row in rows),
        labels=tuple(percent(row.share, language) for row in rows),
        hovers=tuple(_interval(row, language) for row in rows),
        cells=cells(rows, "requests"),
    )


def _interval(row: Any, language: str) -> str:
    """The share of a row, with how low and how high it may be and of how many."""
    return say(language, "figures.interval", share=row.share, low=row.share_low, high=row.share_high, n=int(row.requests))


def worth_drawing(chart: Chart | Map | Matrix | Timeline | None) -> Chart | Map | Matrix | Timeline | None:
    """The chart with the bars that there are, so that its legend names no others; none where a single bar stands beside nothing: it says
    no more than its number."""
    if not isinstance(chart, Chart):
        return chart
    series = tuple(each for each in chart.series if not isinstance(each, Bars) or any(each.values))
    bars = [value for each in series if isinstance(each, Bars) for value in each.values if value]
    is_single = len(bars) <= 1 and len(chart.rows or ()) <= 1 and all(isinstance(each, Bars) for each in series)
    return None if is_single else replace(chart, series=series)
