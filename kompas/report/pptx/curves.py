"""Lines, areas and bands as lines and stacked areas of PowerPoint."""

from collections.abc import Sequence
from dataclasses import replace

from kompas.drawing.axes import value_range
from kompas.drawing.paper import LIGHT, Paper
from kompas.figures.chart import Areas, Axis, Band, Chart, Counts, Dots, Line
from kompas.figures.names import capital
from kompas.report.pptx import looks
from kompas.report.pptx.fit import legend, nice_step, short, width
from kompas.report.pptx.grid import Grid, grid, held, joined
from kompas.report.pptx.native import Box, NativeChart, NativeSeries, Scale, Spread, Words
from kompas.report.pptx.rows import HIDDEN, reference_strokes
from kompas.texts import say

LETTER = 16
SIDE, ASIDE, LINE = 66, 24, 24  # points for the numbers beside the marks, right of them, and of a line of words
COUNTED, COUNT = 14, 18  # points of the letters and lines of counts below the axis
COUNTS_SIDE = 210  # points of their names


def curves(chart: Chart, wide: float, high: float, paper: Paper, panel: int = 0) -> NativeChart:
    """The lines of one panel with what lies behind them; a value that holds until the next does so in steps."""
    series = [each for each in chart.series if isinstance(each, Line | Band | Areas | Dots) and getattr(each, "line", 0) == panel]
    x, y = chart.x or HIDDEN, chart.y or HIDDEN
    on = grid(x, (at for each in series if not isinstance(each, Dots) for at in each.at))
    heading = chart.panels[panel] if chart.panels else y.title
    top_legend = legend([each.name for each in series if each.name], LETTER, wide)
    above = LINE * any(each.words for each in chart.references)
    top = (top_legend.height if top_legend else 0) + LINE * bool(heading) + above + 10
    counts = _of_lines(chart.counts, series)
    foot = (
        LINE
        + LINE * (x.title.count("\n") + 1 if x.title else 0)
        + 8
        + (COUNT * (len(counts.rows) + 1) - LINE * bool(x.title) + 2 if counts else 0)
    )
    side = COUNTS_SIDE if counts else SIDE
    plot = Box(side, top, wide - side - ASIDE, high - top - foot)
    strokes, words = reference_strokes(chart, plot, {each.at: on.part(each.at) for each in chart.references})
    if heading:
        box = Box(0, top - 8 - LINE - above, wide, LINE)
        words.append(Words(heading, box, LETTER, LIGHT.ink if chart.panels else LIGHT.quiet, first_bold=len(heading) * bool(chart.panels)))
    words += _ticks(x, on, plot)
    if x.title:
        words.append(Words(x.title, Box(plot.left, plot.bottom + LINE, plot.width, LINE), LETTER, LIGHT.quiet, "r" if counts else "ctr"))
    if counts:
        words += _counts(counts, x, on, plot, plot.bottom + LINE + (3 if x.title else 6))
    is_banded = any(isinstance(each, Band) and not each.name for each in series)
    spread = any(isinstance(each, Dots) and each.bounds for each in series)
    area, line = (
        say(chart.language, f"report.pptx.{which}", words=say(chart.language, f"figures.spread.{which}")) for which in ("area", "line")
    )
    return NativeChart(
        "curves",
        chart.language,
        wide,
        high,
        plot,
        tuple(on.name(step) for step in on.steps),
        tuple(part for each in _from_the_back(series) for part in _parts(each, on, paper, chart.language)),
        _scale(y, *value_range(chart, panel)),
        letter=LETTER,
        has_names=False,
        label_skip=max(len(on.steps) - 1, 1),
        legend=top_legend,
        words=tuple(words),
        strokes=tuple(strokes),
        below=(area,) * is_banded + (line,) * (spread and not is_banded),
    )


def _from_the_back(series: Sequence[Line | Band | Areas | Dots]) -> list[Line | Band | Areas | Dots]:
    """Areas first: they lie behind the lines, and are named before them."""
    return sorted(series, key=lambda each: not isinstance(each, Band | Areas))


def _parts(series: Line | Band | Areas | Dots, on: Grid, paper: Paper, language: str) -> list[NativeSeries]:
    """The series of one of ours, over every step."""
    match series:
        case Line():
            values = (held if series.is_stepped else joined)(on, series.at, series.values)
            return [NativeSeries(series.name, values, looks.line(paper, series))]
        case Areas():
            return [NativeSeries(series.name, held(on, series.at, series.values), looks.area(paper, series.colour), is_area=True)]
        case Band():
            return _band(series, on, paper, language)
        case Dots():
            return [_dots(series, on, paper)]


def _band(band: Band, on: Grid, paper: Paper, language: str) -> list[NativeSeries]:
    """An area that is not seen up to the lower bound, and on it what lies between the bounds."""
    fill = joined if band.is_around else held
    lows, highs = (fill(on, band.at, side) for side in (band.lows, band.highs))
    if band.is_around:  # so far as to the next place at the most
        lows, highs = (tuple(each[at - 1] if at and each[at] is None else each[at] for at in range(len(each))) for each in (lows, highs))
    name = capital(band.name or say(language, "figures.spread.area"))
    between = tuple(0.0 if low is None or high is None else high - low for low, high in zip(lows, highs, strict=True))
    return [
        NativeSeries(say(language, "report.pptx.least", name=name), _closed(lows), looks.NOTHING, is_area=True, is_in_legend=False),
        NativeSeries(name, between, looks.band(paper, band.colour), is_area=True, is_in_legend=bool(band.name)),
    ]


def _closed(values: Sequence[float | None]) -> tuple[float, ...]:
    """The values with the nearest one where there is none: an area has no holes, and ends there in a point."""
    found, last = [], next((value for value in values if value is not None), 0.0)
    for value in values:
        last = last if value is None else value
        found.append(last)
    return tuple(found)


def _dots(dots: Dots, on: Grid, paper: Paper) -> NativeSeries:
    """Symbols without a line, with their intervals upright."""
    values: list[float | None] = [None] * len(on.steps)
    lows, highs = list(values), list(values)
    for place, (at, value) in enumerate(zip(dots.at, dots.values, strict=True)):
        step = min(max(round(on.at(at)), 0), len(values) - 1)
        values[step] = float(value)
        low, high = (dots.bounds[place] if dots.bounds else None) or (value, value)
        lows[step], highs[step] = float(value - low), float((value if high is None else high) - value)
    spread = Spread(tuple(lows), tuple(highs), paper.colour(dots.colour), 2.5) if dots.bounds else None
    return NativeSeries(dots.name, tuple(values), looks.dot(paper, dots), spread=spread)


def _scale(axis: Axis, low: float, high: float) -> Scale:
    if axis.kind == "share":
        most = axis.high if axis.high is not None else 1.0
        return Scale(0.0, float(most), 0.25 if most > 0.26 else 0.1, "0%", axis.is_drawn, axis.is_drawn)
    return Scale(low, high, nice_step(high - low), "#,##0", axis.is_drawn, axis.is_drawn)


def _ticks(axis: Axis, on: Grid, plot: Box) -> list[Words]:
    """The words below the axis: at the places that the chart names, or at the ends and between them."""
    ticks = axis.ticks or tuple((at, f"{at:g}") for at in _round_places(axis))
    found, free_from = [], 0.0
    for at, text in ticks:
        x, half = plot.left + plot.width * on.part(at), width(text, LETTER) / 2 + 6
        left = min(x - half, plot.right + ASIDE - 2 * half)
        if left >= free_from - 6:
            found.append(Words(text, Box(left, plot.bottom + 2, 2 * half, LINE * (text.count("\n") + 1)), LETTER, LIGHT.quiet, "ctr", "t"))
            free_from = left + 2 * half
    return found


def _round_places(axis: Axis) -> list[float]:
    if axis.kind == "date":
        return []
    step = nice_step(axis.high - axis.low)
    return [axis.low + step * n for n in range(int((axis.high - axis.low) / step + 0.001) + 1)]


def _of_lines(counts: Counts | None, series: Sequence[Line | Band | Areas | Dots]) -> Counts | None:
    """The counts of what has a line."""
    names = {each.name for each in series}
    return replace(counts, rows=tuple(row for row in counts.rows if row[0] in names)) if counts else None


def _counts(counts: Counts, axis: Axis, on: Grid, plot: Box, top: float) -> list[Words]:
    """The small table below the axis: its title, and per name the numbers below the ticks."""
    found = [Words(counts.title, Box(0, top, plot.left + plot.width * 0.3, COUNT), COUNTED, LIGHT.quiet)]
    for place, (name, numbers) in enumerate(counts.rows, 1):
        y = top + place * COUNT
        text = short(name, COUNTED, COUNTS_SIDE - 30)
        found.append(Words(text, Box(0, y, COUNTS_SIDE - 20, COUNT), COUNTED, LIGHT.ink, first_bold=len(text)))
        for (at, _), number in zip(axis.ticks, numbers, strict=True):
            x = plot.left + plot.width * on.part(at)
            found.append(Words(number, Box(x - 40, y, 80, COUNT), COUNTED, LIGHT.ink, "ctr"))
    return found
