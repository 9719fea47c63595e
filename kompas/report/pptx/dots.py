"""Dots with their intervals, and lines from one value to another, as a scatter of PowerPoint: in named rows, or over two axes."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from kompas.drawing.axes import value_range
from kompas.drawing.paper import LIGHT, Paper
from kompas.figures.chart import Axis, Bars, Chart, Dots, Row, Spans
from kompas.report.pptx import looks
from kompas.report.pptx.fit import legend, nice_step, width
from kompas.report.pptx.names import BETWEEN, Names, names
from kompas.report.pptx.native import Box, Label, Look, NativeChart, NativeSeries, Scale, Words
from kompas.report.pptx.rows import ASIDE, FOOT, HIDDEN, LEAST, reference_strokes
from kompas.texts import say

LEAST_PITCH = 18.5  # points of a row
LEAST_WORDS = 11.5  # points of a line of marks, for words behind them
TICK = 16  # points of the numbers of an axis
SEEN = 0.6  # of a thick line: what lies behind it shows through
BEFORE = "\u2002"  # between a mark and the words behind it
BEHIND = 66  # points behind the marks where words stand there


def dots_in_rows(chart: Chart, wide: float, high: float, paper: Paper) -> NativeChart:
    """A dot for each value in its row, with its interval as error bars; bars that float as thick ones."""
    rows, axis = chart.rows or (), chart.x or HIDDEN
    series = [each for each in chart.series if isinstance(each, Bars | Dots | Spans)]
    top_legend = legend([each.name for each in series if each.name], TICK, wide)
    top = (top_legend.height if top_legend else 0) + 8 + 24 * any(each.words for each in chart.references)
    foot = (FOOT + 22 * bool(axis.title)) if axis.is_drawn else 6
    room = high - top - foot
    shown = min(len(rows), max(int(room / LEAST_PITCH), 1))
    pitch = room / max(shown, 1)
    named = names(rows[:shown], pitch, wide, is_bold=True)
    side = named.room + 18
    if pitch / chart.lines < LEAST_WORDS:  # the axis says it, and words would lie on the lines of others
        series = [replace(each, labels=()) if isinstance(each, Dots) else each for each in series]
    has_words = any(isinstance(each, Dots) and any(each.labels) for each in series)
    plot = Box(side, top, wide - side - (BEHIND if has_words else ASIDE + 8), room)
    low, reach = value_range(chart, 0)
    scale = _scale(axis, low, reach)
    strokes, words = reference_strokes(
        chart, plot, {each.at: (each.at - scale.low) / (scale.high - scale.low) for each in chart.references}
    )
    at = _Rows(shown, chart.lines, pitch)
    native = [part for each in series for part in _parts(each, at, scale, rows, paper)]
    return NativeChart(
        "dots",
        chart.language,
        wide,
        high,
        plot,
        (),
        tuple(native),
        replace(scale, has_numbers=scale.has_numbers and not axis.ticks, has_grid=axis.is_drawn and not axis.ticks),
        Scale(0, shown, 1, has_numbers=False, has_grid=False),
        letter=TICK,
        label_letter=max(min(TICK, pitch * 0.55), LEAST),
        title=axis.title,
        legend=top_legend,
        words=(*_names(named, plot, pitch), *_notes(chart, at, plot), *words, *_ticks(axis, scale, plot)),
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
        apart = 0.42 if self.lines == 2 else 1 / (self.lines + 1)
        return self.shown - row - 0.5 + ((self.lines - 1) / 2 - line) * apart


def _parts(series: Bars | Dots | Spans, rows: _Rows, scale: Scale, named: Sequence[Row], paper: Paper) -> list[NativeSeries]:
    """The series of one of ours."""
    n = len(series.starts if isinstance(series, Spans) else series.values)
    places = series.at or tuple(range(n))
    seen = [place for place in range(n) if places[place] < rows.shown]
    heights = tuple(rows.at(places[place], getattr(series, "line", 0)) for place in seen)
    of = tuple(named[places[place]].name for place in seen)
    if isinstance(series, Dots):
        return _dots(series, seen, heights, scale, of, paper)
    starts, ends = _ends(series, seen)
    thickness = 3.0 if isinstance(series, Spans) else rows.pitch * 0.42
    return [
        _segments(
            series.name,
            starts,
            ends,
            (heights, heights),
            paper.colour(series.colour),
            thickness,
            of,
            seen=1 if isinstance(series, Spans) else SEEN,
        )
    ]


def _ends(series: Bars | Spans, seen: Sequence[int]) -> tuple[list[float], list[float]]:
    """From where to where each mark goes."""
    if isinstance(series, Spans):
        return [float(series.starts[place]) for place in seen], [float(series.ends[place]) for place in seen]
    starts = [float(series.starts[place]) if series.starts else 0.0 for place in seen]
    return starts, [start + float(series.values[place] or 0) for start, place in zip(starts, seen, strict=True)]


def _segments(
    name: str,
    starts: Sequence[float],
    ends: Sequence[float],
    heights: tuple[Sequence[float], Sequence[float]],
    colour: str,
    thickness: float,
    of: Sequence[str],
    is_in_legend: bool = True,
    seen: float = 1,
) -> NativeSeries:
    """A line with a hole after each mark: error bars along the values are not shown by every program."""
    at = tuple(end for pair in zip(starts, ends, strict=True) for end in (*pair, pair[1]))
    values = tuple(height for pair in zip(*heights, strict=True) for height in (*pair, None))
    return NativeSeries(
        name,
        values,
        Look(line=colour, width=thickness, seen=seen),
        at=at,
        names=tuple(each for each in of for _ in range(3)),
        is_in_legend=is_in_legend,
    )


def _dots(
    series: Dots, seen: Sequence[int], heights: tuple[float, ...], scale: Scale, of: tuple[str, ...], paper: Paper
) -> list[NativeSeries]:
    values = tuple(float(series.values[place]) for place in seen)
    colour = paper.colour(series.colour)
    if series.symbol == "stroke":
        sides = (tuple(each - 0.36 for each in heights), tuple(each + 0.36 for each in heights))
        return [_segments(series.name, values, values, sides, colour, 3, of)]
    bounds = [(series.bounds[place] if series.bounds else None) or (values[at], values[at]) for at, place in enumerate(seen)]
    lows, highs = [float(low) for low, _ in bounds], [scale.high if high is None else float(high) for _, high in bounds]
    found = [NativeSeries(series.name, heights, looks.dot(paper, series), at=values, names=of)]
    if series.bounds:
        found.insert(0, _segments(series.name, lows, highs, (heights, heights), colour, 2.5, of, is_in_legend=False))
    labels = [series.labels[place] if series.labels else "" for place in seen]
    arrows = ["►" if high is None else "" for _, high in bounds]
    for words, ink, place in ((labels, LIGHT.ink, "r"), (arrows, colour, "ctr")):
        if any(words):
            marks = tuple(Label(f"{BEFORE if place == 'r' else ''}{each}", ink) if each else None for each in words)
            found.append(
                NativeSeries(
                    series.name, heights, looks.NOTHING, at=tuple(highs), names=of, labels=marks, label_place=place, is_in_legend=False
                )
            )
    return found


def dots_over_axes(chart: Chart, wide: float, high: float, paper: Paper) -> NativeChart:
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
            NativeSeries(each.name, tuple(map(float, each.values)), looks.dot(paper, each), at=tuple(map(float, each.at)))
            for each in series
        ),
        replace(along, has_numbers=not x.ticks, has_grid=not x.ticks),
        upright,
        letter=TICK,
        title=x.title,
        legend=top_legend,
        words=(*heading, *_ticks(x, along, plot)),
        strokes=(),
    )


def _names(named: Names, plot: Box, pitch: float) -> list[Words]:
    """The name of each row before its marks, with its words behind it or below it."""
    between = "\n" if named.is_below else BETWEEN
    return [
        Words(
            f"{name}{between}{words}" if words else name,
            Box(0, plot.top + place * pitch, plot.left - 10, pitch),
            named.letter,
            LIGHT.ink,
            "r",
            first_bold=len(name),
        )
        for place, (name, words) in enumerate(named.texts)
    ]


def _notes(chart: Chart, rows: _Rows, plot: Box) -> list[Words]:
    """Words in the place of a mark."""
    shown = [note for note in chart.notes if note.row < rows.shown]
    size = max(min(LEAST, rows.pitch * 0.4), 12)
    places = [plot.bottom - rows.at(note.row, note.line) * rows.pitch for note in shown]
    return [Words(note.words, Box(plot.left + 4, y - 10, plot.width, 20), size, LIGHT.quiet) for note, y in zip(shown, places, strict=True)]


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
