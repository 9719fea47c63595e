"""Bars over years, quarters or steps as columns of PowerPoint."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from kompas.drawing.axes import value_range
from kompas.drawing.paper import LIGHT, Paper
from kompas.figures.chart import Axis, Bars, Chart, Place
from kompas.report.pptx import looks
from kompas.report.pptx.fit import legend, lines, nice_step, width
from kompas.report.pptx.native import Box, Label, NativeChart, NativeSeries, Scale, Words
from kompas.report.pptx.rows import HIDDEN, reference_strokes
from kompas.texts import percent

LETTER = 16
SIDE, LINE = 66, 24  # points beside the marks for numbers, and of a line of words
WIDEST = 80  # points of a column
MOST_NAMES = 14  # columns that each have their name


def columns(chart: Chart, wide: float, high: float, paper: Paper, panel: int = 0) -> NativeChart:
    """The bars of one panel over the places, up, and down where they are less than nought."""
    series = [each for each in chart.series if isinstance(each, Bars) and each.line == panel]
    x, y = chart.x or HIDDEN, chart.y or HIDDEN
    places = x.places or tuple(sorted({at for each in series for at in each.at}))
    named = dict(x.ticks)
    heading = chart.panels[panel] if chart.panels else y.title
    top_legend = legend([each.name for each in series if each.name], LETTER, wide)
    top = (top_legend.height if top_legend else 0) + LINE * bool(heading) + LINE * any(each.words for each in chart.references) + 10
    names = [named.get(place) or _named(x, place, chart.language) for place in places]
    each = (wide - SIDE) / max(len(places), 1)
    foot = (
        LINE * max(lines(name, LETTER, each) if len(places) <= MOST_NAMES else 1 for name in names)
        + LINE * (x.title.count("\n") + 1 if x.title else 0)
        + 8
    )
    side = (max((width(text, LETTER) for _, text in y.ticks), default=0) + 12 or SIDE) if y.is_drawn and y.ticks else SIDE * y.is_drawn
    plot = Box(side + 4, top, wide - side - 12, high - top - foot)
    low, reach = value_range(replace(chart, series=tuple(_stacked(series, chart.is_stacked)), y=y), panel, LINE / plot.height)
    scale = _scale(y, low, reach)
    strokes, words = reference_strokes(chart, plot, {each.at: _part(each.at, places) for each in chart.references})
    if heading:
        at = Box(0, top - 8 - LINE - LINE * any(each.words for each in chart.references), wide, LINE)
        words.append(Words(heading, at, LETTER, LIGHT.ink if chart.panels else LIGHT.quiet, first_bold=len(heading) * bool(chart.panels)))
    words += _ticks(y, scale, plot)
    piled = chart.is_stacked and _is_piled(series)
    return NativeChart(
        "columns",
        chart.language,
        wide,
        high,
        plot,
        tuple(names),
        tuple(_series(each, places, piled, paper) for each in series),
        scale if not y.ticks else replace(scale, has_numbers=False),
        letter=LETTER,
        gap=round(max(45, min(100 * (plot.width / len(places) / WIDEST - 1), 500))),
        is_stacked=piled,
        overlap=100,
        label_skip=_skip(len(places)),
        title=x.title,
        legend=top_legend,
        words=tuple(words),
        strokes=tuple(strokes),
    )


def _skip(n: int) -> int:
    """Every so many columns have a name: all where they fit, or else so many that the last one has its name too."""
    if n <= MOST_NAMES:
        return 1
    return next((skip for skip in range(ceil(n / 7), n) if (n - 1) % skip == 0), 1)


def _named(axis: Axis, place: Place, language: str) -> str:
    return percent(place, language) if axis.kind == "share" else str(place)


def _part(at: Place, places: Sequence[Place]) -> float:
    """Where on the width a place lies, also between two columns."""
    if isinstance(at, str) or at in places and not isinstance(at, float):
        return (places.index(at) + 0.5) / len(places)
    numbers = [place for place in places if isinstance(place, int | float)]
    if numbers and isinstance(numbers[0], float):
        step = (numbers[-1] - numbers[0]) / max(len(numbers) - 1, 1)
        return ((at - numbers[0]) / step + 0.5) / len(numbers)
    return (at + 0.5) / len(places)


def _is_piled(series: Sequence[Bars]) -> bool:
    """Whether two marks stand on each other somewhere."""
    return max(Counter(at for each in series for at, value in zip(each.at, each.values, strict=True) if value).values(), default=0) > 1


def _stacked(series: Sequence[Bars], is_stacked: bool) -> list[Bars]:
    tops: Counter = Counter()
    found = []
    for each in series:
        starts = tuple(tops[at] for at in each.at) if is_stacked else each.starts
        tops.update(dict(zip(each.at, [value or 0 for value in each.values], strict=True)))
        found.append(replace(each, starts=starts))
    return found


def _series(bars: Bars, places: Sequence[Place], piled: bool, paper: Paper) -> NativeSeries:
    values: list[float | None] = [None] * len(places)
    labels: list[Label | None] = [None] * len(places)
    points = []
    has_room = len(places) <= MOST_NAMES
    for at, (place, value) in enumerate(zip(bars.at, bars.values, strict=True)):
        where = places.index(place)
        values[where] = None if value is None else float(value)
        if bars.labels and bars.labels[at] and value and has_room:
            labels[where] = looks.on_bar(paper, bars.labels[at], bars) if piled else looks.beside(paper, bars.labels[at])
        if bars.is_open and bars.is_open[at]:
            points.append((where, looks.open_bar(paper, bars.colour)))
    look = looks.bar(paper, bars.colour, bars.is_assumed)
    return NativeSeries(
        bars.name, tuple(values), look, points=tuple(points), labels=tuple(labels), label_place="ctr" if piled else "outEnd"
    )


def _scale(axis: Axis, low: float, high: float) -> Scale:
    if axis.kind == "share":
        return Scale(low, max(high, 1.0) if high > 0.9 else high, 0.25, "0%", axis.is_drawn, axis.is_drawn)
    steps = [at for at, _ in axis.ticks]
    step = steps[1] - steps[0] if len(steps) > 1 else nice_step(high - low)
    if axis.is_drawn and not axis.ticks:
        low, high = floor(low / step + 0.001) * step, ceil(high / step - 0.001) * step
    return Scale(low, high, step, "#,##0", axis.is_drawn, axis.is_drawn)


def _ticks(axis: Axis, scale: Scale, plot: Box) -> list[Words]:
    """The words of an axis that has its own."""
    found = []
    for at, text in axis.ticks if axis.is_drawn else ():
        y = plot.bottom - plot.height * (at - scale.low) / (scale.high - scale.low)
        found.append(Words(text, Box(0, y - 11, plot.left - 6, 22), LETTER, LIGHT.quiet, "r"))
    return found
