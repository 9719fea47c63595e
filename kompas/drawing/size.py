"""How much room a figure has: that of a page on a telephone, which fits anywhere, on a wide screen or on paper; of a slide,
wide and low; of a tile of the board, or of a card below it, which may be higher."""

from dataclasses import dataclass, replace
from typing import Literal

from kompas.drawing.layout import PHONE
from kompas.figures.chart import Axis, Bars, Chart, Dots, Series, Spans
from kompas.texts import percent

Size = Literal["page", "wide", "paper", "slide", "tile", "card"]
PAGE: Size = "page"
WIDE: Size = "wide"
PAPER: Size = "paper"
SLIDE: Size = "slide"
TILE: Size = "tile"
CARD: Size = "card"
EXCERPTS = (TILE, CARD)  # which hold the first rows of a chart
HAVE_ROOM = (WIDE, PAPER, SLIDE)  # for names left of the marks and at the ends of lines
PIXELS = {PAGE: PHONE, WIDE: 490, PAPER: 760, SLIDE: 760}  # of a figure at least
MOST_ROWS = {TILE: 7, CARD: 14}
MOST_LABELS = 6  # columns of a tile with their numbers
MOST_TICKS = 8  # with words
RowSeries = Bars | Dots | Spans  # the marks that rows have


@dataclass(frozen=True)
class Excerpt:
    """What of a chart fits in a tile or a card, and how many of its rows do not, or have nothing to show there."""

    chart: Chart
    left_out: int


def excerpt(chart: Chart, size: Size = TILE, most: int | None = None, *, with_every_line: bool = False) -> Excerpt:
    """The first rows that have a mark, each with its first line of marks or with all of them; a chart without rows is whole,
    but for the words around it and a second panel. `most`: so many rows, where that is not as the size has them."""
    bare = replace(chart, x=_bare(chart.x, chart.language), references=(), notes=(), below=(), counts=None)
    if chart.rows is None:
        first_panel = [each for each in chart.series if not getattr(each, "line", 0)]
        return Excerpt(replace(bare, series=tuple(map(_without_crowded_labels, first_panel)), panels=()), 0)
    lines = chart.lines if with_every_line else 1
    of_lines = [_placed(each) for each in chart.series if getattr(each, "line", 0) < lines]
    shown = sorted({row for series in of_lines for row in series.at})[: MOST_ROWS[size] if most is None else most]
    series = [each for each in (_of_rows(each, shown) for each in of_lines) if each.at]
    has_labels = any(getattr(each, "labels", ()) for each in series)
    if len(series) == 1:  # what it is stands in words beside the chart
        series = [replace(series[0], name="")]
    rows = tuple(replace(chart.rows[row], words="" if has_labels else chart.rows[row].words) for row in shown)
    notes = tuple(replace(note, row=shown.index(note.row)) for note in chart.notes if with_every_line and note.row in shown)
    return Excerpt(replace(bare, series=tuple(series), rows=rows, lines=lines, notes=notes), len(chart.rows) - len(shown))


def _bare(axis: Axis | None, language: str) -> Axis | None:
    """The axis below without its title, and of shares with as few numbers as fit."""
    if axis is None:
        return None
    ticks = axis.ticks
    if axis.kind == "share" and not ticks:
        ticks = ((0, percent(0, language)), (0.5, ""), (1, percent(1, language)))
    if len(ticks) > MOST_TICKS:  # where a year begins, and what stands apart
        ticks = (*((at, words if words.partition("\n")[2].strip() else "") for at, words in ticks[:-1]), ticks[-1])
    return replace(axis, title="", ticks=ticks)


def _without_crowded_labels(series: Series) -> Series:
    """Columns without their numbers, where a tile has no room for these."""
    is_crowded = isinstance(series, Bars) and len(series.values) > MOST_LABELS
    return replace(series, labels=()) if is_crowded else series


def _placed(series: RowSeries) -> RowSeries:
    return series if series.at else replace(series, at=tuple(range(len(_values(series)))))


def _of_rows(series: RowSeries, shown: list[int]) -> RowSeries:
    """The marks of a series that lie in these rows, by their place among them."""
    kept = [place for place, row in enumerate(series.at) if row in shown]
    lists = {
        name: tuple(value[place] for place in kept)
        for name, value in vars(series).items()
        if isinstance(value, tuple) and name != "at" and len(value) == len(series.at)
    }
    return replace(series, at=tuple(shown.index(series.at[place]) for place in kept), **lists)


def _values(series: RowSeries) -> tuple:
    return series.starts if isinstance(series, Spans) else series.values
