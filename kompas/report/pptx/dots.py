"""Dots with their intervals, and lines from one value to another, as a scatter of PowerPoint: in named rows, or over two axes."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from kompas.drawing.axes import value_range
from kompas.drawing.paper import LIGHT
from kompas.figures.chart import Axis, Bars, Chart, Dots, Row, Spans
from kompas.report.pptx import looks
from kompas.report.pptx.fit import legend, nice_step, short, width
from kompas.report.pptx.native import Box, NativeChart, NativeSeries, Scale, Spread, Words
from kompas.report.pptx.rows import ASIDE, FOOT, HIDDEN, LEAST, LETTER, NAMES, reference_strokes
from kompas.texts import say

LEAST_PITCH = 22  # points of a row
TICK = 16  # points of the numbers of an axis
BEHIND = 66  # points behind the marks where words stand there


def dots_in_rows(chart: Chart, wide: float, high: float) -> NativeChart:
    """A dot for each value in its row, with its interval as error bars; bars that float as thick ones."""
    rows, axis = chart.rows or (), chart.x or HIDDEN
    series = [each for each in chart.series if isinstance(each, Bars | Dots | Spans)]
    top_legend = legend([each.name for each in series if each.name], TICK, wide)
    top = (top_legend.height if top_legend else 0) + 8 + 24 * any(each.words for each in chart.references)
    foot = (FOOT + 22 * bool(axis.title)) if axis.is_drawn else 6
    room = high - top - foot
    shown = min(len(rows), max(int(room / LEAST_PITCH), 1))
    pitch = room / max(shown, 1)
    letter = max(min(LETTER, pitch * 0.5), LEAST)
    side = min(max((_wide(row, letter, pitch) for row in rows[:shown]), default=0) + 18, wide * NAMES)
    has_words = any(isinstance(each, Dots) and any(each.labels) for each in series)
    plot = Box(side, top, wide - side - (BEHIND if has_words else ASIDE + 8), room)
    low, reach = value_range(chart, 0)
    scale = _scale(axis, low, reach)
    strokes, words = reference_strokes(
        chart, plot, {each.at: (each.at - scale.low) / (scale.high - scale.low) for each in chart.references}
    )
    at = _Rows(shown, chart.lines, pitch)
    native = [part for each in series for part in _parts(each, at, scale, chart.language)]
    return NativeChart(
        "dots",
        chart.language,
        wide,
        high,
        plot,
        tuple(row.name for row in rows),
        tuple(native),
        replace(scale, has_numbers=scale.has_numbers and not axis.ticks, has_grid=axis.is_drawn and not axis.ticks),
        Scale(0, shown, 1, has_numbers=False, has_grid=False),
        letter=TICK,
        title=axis.title,
        legend=top_legend,
        words=(*_names(rows[:shown], plot, pitch, letter), *_notes(chart, at, plot), *words, *_ticks(axis, scale, plot)),
        strokes=tuple(strokes),
        below=(
            *_explained(series, chart.language),
            *((say(chart.language, "report.pptx.first_rows", shown=shown, n=len(rows)),) if shown < len(rows) else ()),
        ),
    )


class _Rows:
    """Where the marks of each row lie, from the bottom."""

    def __init__(self, shown: int, lines: int, pitch: float):
        self.shown, self.lines, self.pitch = shown, lines, pitch

    def at(self, row: int, line: int = 0) -> float:
        """The height of this line of a row, in rows."""
        apart = 0.3 if self.lines == 2 else 1 / (self.lines + 1)
        return self.shown - row - 0.5 + ((self.lines - 1) / 2 - line) * apart


def _parts(series: Bars | Dots | Spans, rows: _Rows, scale: Scale, language: str) -> list[NativeSeries]:
    """The series of one of ours."""
    n = len(series.starts if isinstance(series, Spans) else series.values)
    places = series.at or tuple(range(n))
    seen = [place for place in range(n) if places[place] < rows.shown]
    heights = tuple(rows.at(places[place], getattr(series, "line", 0)) for place in seen)
    if isinstance(series, Dots):
        return _dots(series, seen, heights, scale)
    if isinstance(series, Spans):
        starts, lengths = (tuple(float(each[place]) for place in seen) for each in (series.starts, series.ends))
        lengths = tuple(end - start for start, end in zip(starts, lengths, strict=True))
        thickness = 3.0
    else:
        given = series.starts or (0.0,) * n
        starts, lengths = tuple(float(given[place]) for place in seen), tuple(float(series.values[place] or 0) for place in seen)
        thickness = rows.pitch * 0.42
    spread = Spread((0.0,) * len(seen), lengths, LIGHT.colour(series.colour), thickness, "x", has_ends=False)
    look = replace(looks.bar(series.colour), symbol="square", size=2)
    return [NativeSeries(series.name, heights, look, at=starts, spread=spread, is_in_legend=bool(series.name))]


def _dots(series: Dots, seen: Sequence[int], heights: tuple[float, ...], scale: Scale) -> list[NativeSeries]:
    values = tuple(float(series.values[place]) for place in seen)
    bounds = [series.bounds[place] if series.bounds else None for place in seen]
    lows = tuple(value - bound[0] if bound else 0.0 for value, bound in zip(values, bounds, strict=True))
    highs = tuple((scale.high if bound[1] is None else bound[1]) - value if bound else 0.0 for value, bound in zip(values, bounds, strict=True))
    colour = LIGHT.colour(series.colour)
    spread = Spread(lows, highs, colour, 2.5, "x") if any(bounds) else None
    if series.symbol == "stroke":
        spread = Spread((0.36,) * len(seen), (0.36,) * len(seen), colour, 3, "y", has_ends=False)
    found = [NativeSeries(series.name, heights, looks.dot(series), at=values, spread=spread)]
    labels = [series.labels[place] if series.labels else "" for place in seen]
    ends = tuple(value + more for value, more in zip(values, highs, strict=True))
    arrows = ["►" if bound and bound[1] is None else "" for bound in bounds]
    if any(labels):
        words = tuple(looks.beside(label) if label else None for label in labels)
        found.append(NativeSeries(series.name, heights, looks.NOTHING, at=ends, labels=words, label_place="r", is_in_legend=False))
    if any(arrows):
        words = tuple(replace(looks.beside(arrow), ink=colour) if arrow else None for arrow in arrows)
        found.append(NativeSeries(series.name, heights, looks.NOTHING, at=ends, labels=words, is_in_legend=False))
    return found


def dots_over_axes(chart: Chart, wide: float, high: float) -> NativeChart:
    """Dots over two axes of numbers."""
    series = [each for each in chart.series if isinstance(each, Dots)]
    x, y = chart.x or HIDDEN, chart.y or HIDDEN
    top_legend = legend([each.name for each in series if each.name], TICK, wide)
    top = (top_legend.height if top_legend else 0) + 24 * bool(y.title) + 8
    foot = FOOT + 22 * (x.title.count("\n") + 1 if x.title else 0)
    plot = Box(72, top, wide - 72 - ASIDE, high - top - foot)
    low, reach = value_range(chart, 0)
    upright = _scale(y, low, reach)
    xs = [float(at) for each in series for at in each.at]
    along = _scale(x, min(xs) if x.low is None else x.low, max(xs) if x.high is None else x.high)
    heading = (Words(y.title, Box(0, top - 30, wide, 24), TICK, LIGHT.quiet),) if y.title else ()
    return NativeChart(
        "dots",
        chart.language,
        wide,
        high,
        plot,
        (),
        tuple(
            NativeSeries(each.name, tuple(map(float, each.values)), looks.dot(each), at=tuple(map(float, each.at))) for each in series
        ),
        replace(along, has_numbers=not x.ticks, has_grid=not x.ticks),
        upright,
        letter=TICK,
        title=x.title,
        legend=top_legend,
        words=(*heading, *_ticks(x, along, plot)),
        strokes=(),
    )


def _wide(row: Row, letter: float, pitch: float) -> float:
    name, more = width(row.name, letter, is_bold=True), width(row.words, letter)
    return max(name, more) if pitch > 2.4 * letter else name + bool(row.words) * (more + letter)


def _names(rows: Sequence[Row], plot: Box, pitch: float, letter: float) -> list[Words]:
    """The name of each row before its marks, with its words below it where it is high enough."""
    found = []
    for place, row in enumerate(rows):
        room = plot.left - 14
        name, more = short(row.name, letter * 1.08, room), short(row.words, letter, room)
        if not row.words:
            text = name
        elif pitch > 2.4 * letter:
            text = f"{name}\n{more}"
        else:
            name = short(row.name, letter * 1.08, room - width(row.words, letter) - letter)
            text = f"{name}  {row.words}"
        box = Box(0, plot.top + place * pitch, plot.left - 10, pitch)
        found.append(Words(text, box, letter, LIGHT.ink, "r", first_bold=len(name)))
    return found


def _notes(chart: Chart, rows: _Rows, plot: Box) -> list[Words]:
    """Words in the place of a mark."""
    shown = [note for note in chart.notes if note.row < rows.shown]
    places = [plot.bottom - rows.at(note.row, note.line) * rows.pitch for note in shown]
    return [
        Words(note.words, Box(plot.left + 4, y - 10, plot.width, 20), LEAST, LIGHT.quiet) for note, y in zip(shown, places, strict=True)
    ]


def _scale(axis: Axis, low: float, high: float) -> Scale:
    if axis.kind == "share":
        return Scale(low, high, 0.25 if high > 0.26 else 0.1, "0%", axis.is_drawn, axis.is_drawn)
    step = nice_step(high - low) if high > low else 1.0
    if axis.is_drawn and not axis.ticks:
        low, high = floor(low / step + 0.001) * step, ceil(high / step - 0.001) * step
    return Scale(low, high, step, "#,##0", axis.is_drawn, axis.is_drawn)


def _ticks(axis: Axis, scale: Scale, plot: Box) -> list[Words]:
    """The words below an axis that has its own."""
    found = []
    for at, text in axis.ticks if axis.is_drawn else ():
        x = plot.left + plot.width * (at - scale.low) / (scale.high - scale.low)
        half = width(text, TICK) / 2 + 6
        left = min(x - half, plot.right + ASIDE - 2 * half)
        found.append(Words(text, Box(left, plot.bottom + 3, 2 * half, 22), TICK, LIGHT.quiet, "ctr"))
    return found


def _explained(series: Sequence[Bars | Dots | Spans], language: str) -> list[str]:
    """What the lines through dots are, and an arrow."""
    bounds = [bound for each in series if isinstance(each, Dots) for bound in each.bounds]
    found = [say(language, "report.pptx.line", words=say(language, "figures.spread.line"))] if any(bounds) else []
    if any(bound and bound[1] is None for bound in bounds):
        found.append(say(language, "report.pptx.arrow", words=say(language, "figures.clocks.open_end")))
    return found
