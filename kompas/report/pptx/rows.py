"""Bars in named rows as bars of PowerPoint."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from kompas.drawing.axes import value_range
from kompas.drawing.paper import LIGHT, Paper
from kompas.figures.chart import Axis, Bars, Chart, Row
from kompas.report.pptx import looks
from kompas.report.pptx.fit import legend, nice_step, width
from kompas.report.pptx.names import Names, names
from kompas.report.pptx.native import Box, Label, Look, NativeChart, NativeSeries, Scale, Stroke, Words
from kompas.texts import say

LEAST = 14  # points of words in the place of a mark
LEAST_PITCH, LEAST_PITCH_OF_TWO = 19, 34  # points of a row, and of one with bars below each other, whose numbers must be read
ASIDE, BEHIND, FOOT = 16, 64, 30  # points right of the marks, where numbers stand behind them, and of the numbers of an axis
THICKEST = 46  # points of a bar
ROOM = 0.05  # of the axis: a bar as long has room for its number
HIDDEN = Axis("number", is_drawn=False)


def bars_in_rows(chart: Chart, wide: float, high: float, paper: Paper) -> NativeChart:
    """The bars of each row, with its name before them."""
    series = [each for each in chart.series if isinstance(each, Bars)]
    rows = chart.rows or ()
    axis = chart.x or HIDDEN
    slots = _slots(series, chart)
    top_legend = legend([each.name for each in series if each.name], 16, wide)
    top = (top_legend.height if top_legend else 0) + 8
    foot = (FOOT + 22 * (axis.title.count("\n") + 1 if axis.title else 0)) if axis.is_drawn else 6
    room = high - top - foot
    shown = min(len(rows), max(int(room / (LEAST_PITCH if slots == 1 else LEAST_PITCH_OF_TWO)), 1))
    pitch = room / max(shown, 1)
    named = names(rows[:shown], pitch, wide, is_bold=False, between=" · ")
    side = named.room + 16
    has_numbers_behind = not chart.is_stacked and any(each.labels for each in series)
    plot = Box(side, top, wide - side - (BEHIND if has_numbers_behind else ASIDE), room)
    low, reach = value_range(replace(chart, series=tuple(_with_ends(series, chart)), x=axis), 0)
    expanded = slots > 1 and chart.is_stacked and _is_piled(series)
    return NativeChart(
        "rows",
        chart.language,
        wide,
        high,
        plot,
        tuple(_expanded(_before(named, rows), slots, expanded)),
        tuple(_series(chart, series, len(rows), slots if expanded else 1, reach - low, paper)),
        _scale(axis, low, reach),
        letter=named.letter,
        label_letter=min(named.letter, pitch / slots * 0.72),
        gap=_gap(pitch, expanded),
        is_stacked=chart.is_stacked and (slots == 1 or expanded) or _floats(series, chart),
        overlap=0 if slots > 1 and not expanded else 100,
        shown=shown * (slots + 1 if expanded else 1) if shown < len(rows) else 0,
        title=axis.title if axis.is_drawn else "",
        legend=top_legend,
        words=tuple(_notes(chart, plot, pitch, shown)),
        below=(say(chart.language, "report.pptx.first_rows", shown=shown, n=len(rows)),) if shown < len(rows) else (),
    )


def _slots(series: Sequence[Bars], chart: Chart) -> int:
    """How many bars lie below each other in a row."""
    return max(chart.lines, max((each.line for each in series), default=0) + 1)


def _is_piled(series: Sequence[Bars]) -> bool:
    """Whether a line of a row has more than one series."""
    return max(Counter(each.line for each in series).values(), default=0) > 1


def _floats(series: Sequence[Bars], chart: Chart) -> bool:
    """Whether bars begin somewhere else than at nought, each in a row of its own: they are put on one that is not seen."""
    places = Counter(at for each in series for at in _places(each, len(chart.rows or ())))
    return not chart.is_stacked and any(any(each.starts) for each in series) and max(places.values()) == 1


def _places(bars: Bars, n: int) -> tuple:
    return bars.at or tuple(range(n))


def _before(named: Names, rows: Sequence[Row]) -> list[str]:
    """What stands before the marks of every row, also of those that are in the workbook only."""
    between = "\n" if named.is_below else " · "
    texts = [*named.texts, *((row.name, row.words) for row in rows[len(named.texts) :])]
    return [f"{name}{between}{words}" if words else name for name, words in texts]


def _expanded(names: Sequence[str], slots: int, expanded: bool) -> list[str]:
    """A category for each line of each row, and an empty one behind it, where bars are stacked on more than one line."""
    return [each for name in names for each in (name, *[""] * slots)] if expanded else list(names)


def _gap(pitch: float, expanded: bool) -> int:
    """Per cent of a bar between two: none is so thick that it shouts."""
    if expanded:
        return 8
    return 35 if pitch < 30 else round(max(60, min(100 * (pitch / THICKEST - 1), 500)))


def _with_ends(series: Sequence[Bars], chart: Chart) -> list[Bars]:
    """The bars with where they begin, of which the length of the axis follows."""
    tops: Counter = Counter()
    placed = []
    for each in series:
        at = _places(each, len(chart.rows or ()))
        starts = each.starts
        if chart.is_stacked:
            starts = tuple(tops[place, each.line, value < 0] for place, value in zip(at, each.values, strict=True))
            for place, value in zip(at, each.values, strict=True):
                tops[place, each.line, value < 0] += value
        placed.append(replace(each, at=at, starts=starts))
    return placed


def _series(chart: Chart, series: Sequence[Bars], n: int, slots: int, reach: float, paper: Paper) -> list[NativeSeries]:
    """The numbers of each series, one for every category."""
    found: list[NativeSeries] = []
    floats = _floats(series, chart)
    crowd = Counter((at, each.line) for each in series for at, value in zip(_places(each, n), each.values, strict=True) if value)
    if floats:
        base: list[float | None] = [None] * n
        for each in series:
            for at, start, value in zip(_places(each, n), each.starts or [0.0] * len(each.values), each.values, strict=True):
                base[at] = min(start, start + value)
        found.append(NativeSeries(say(chart.language, "report.pptx.begins"), tuple(base), looks.NOTHING, is_in_legend=False))
    ordered = series if floats or chart.is_stacked else sorted(series, key=lambda each: not any(each.starts))
    is_behind = not chart.is_stacked and not floats
    for each in ordered:
        size = n * (slots + 1) if slots > 1 else n
        values: list[float | None] = [None] * size
        labels: list[Label | None] = [None] * size
        open_at = []
        for place, (at, value) in enumerate(zip(_places(each, n), each.values, strict=True)):
            where = at * (slots + 1) + each.line if slots > 1 else at
            values[where] = _end(each, place, value, floats or chart.is_stacked)
            labels[where] = _label(each, place, value / reach if reach else 0, crowd[at, each.line] == 1, not is_behind, paper)
            open_at += [where] if each.is_open and each.is_open[place] else []
        look = looks.bar(paper, each.colour, each.is_assumed)
        points = tuple((at, looks.open_bar(paper, each.colour)) for at in open_at)
        if len(open_at) == len(each.values):
            look, points = looks.open_bar(paper, each.colour), ()
        if not each.name and found and not floats and (joined := _joined(found[-1], values, labels, look)):
            found[-1] = joined
            continue
        found.append(
            NativeSeries(each.name, tuple(values), look, points=points, labels=tuple(labels), label_place="outEnd" if is_behind else "ctr")
        )
    return found


def _joined(before: NativeSeries, values: Sequence[float | None], labels: Sequence[Label | None], look: Look) -> NativeSeries | None:
    """The series before with these marks, in their own look: marks without a name of their own in rows where it has none."""
    if any(one is not None and other is not None for one, other in zip(before.values, values, strict=True)):
        return None
    own = tuple((at, look) for at, value in enumerate(values) if value is not None)
    return replace(
        before,
        values=tuple(one if other is None else other for one, other in zip(before.values, values, strict=True)),
        labels=tuple(one or other for one, other in zip(before.labels, labels, strict=True)),
        points=(*before.points, *own),
    )


def _end(bars: Bars, place: int, value: float | None, is_whole: bool) -> float | None:
    """How far the bar is drawn: its length, or, where it lies behind others, until where it comes."""
    if value is None:
        return None
    return float(abs(value) if is_whole and bars.starts else value if is_whole or not bars.starts else bars.starts[place] + value)


def _label(bars: Bars, place: int, part: float, is_alone: bool, is_inside: bool, paper: Paper) -> Label | None:
    """The number of a bar where there is room for it: in it, or behind it where nothing else is."""
    if not bars.labels or not bars.labels[place] or not part:
        return None
    if not is_inside:
        return looks.beside(paper, bars.labels[place]) if is_alone else None
    return looks.on_bar(paper, bars.labels[place], bars) if part > ROOM else None


def _scale(axis: Axis, low: float, high: float) -> Scale:
    is_share = axis.kind == "share"
    step = (0.25 if high > 0.26 else 0.1) if is_share else nice_step(high - low) if high > low else None
    if axis.is_drawn and not is_share and step:
        high = ceil(high / step - 0.001) * step
    return Scale(low, high, step, "0%" if is_share else "#,##0", axis.is_drawn, axis.is_drawn)


def _notes(chart: Chart, plot: Box, pitch: float, shown: int) -> list[Words]:
    """Words in the place of a mark."""
    found = []
    for note in chart.notes:
        if note.row < shown:
            line = pitch / max(chart.lines, 1)
            box = Box(plot.left + 4, plot.top + note.row * pitch + note.line * line, plot.width, line)
            found.append(Words(note.words, box, LEAST, LIGHT.quiet))
    return found


def reference_strokes(chart: Chart, plot: Box, part: dict) -> tuple[list[Stroke], list[Words]]:
    """The lines across the marks with their words above them; `part` is where on the width of the plot each lies."""
    strokes, found = [], []
    for reference in chart.references:
        x = plot.left + plot.width * part[reference.at]
        colour = LIGHT.ink if reference.is_strong else LIGHT.line
        strokes.append(Stroke(x, plot.top, x, plot.bottom, colour))
        if reference.words:
            half = width(reference.words, 16) / 2 + 4
            left = min(max(x - half, 0), plot.right + ASIDE - 2 * half)
            found.append(Words(reference.words, Box(left, plot.top - 24, 2 * half, 22), 16, LIGHT.quiet, "ctr"))
    return strokes, found
