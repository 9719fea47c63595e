"""A chart on paper: its marks, axes, words and legend."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from kompas.drawing import panels
from kompas.drawing.axes import drawn_axis, value_range
from kompas.drawing.ends import Named, named_at_ends
from kompas.drawing.layout import LETTER, LINE, PHONE, TEXT_SIZE, above, figure, legend, legend_in_words, no_axis, words
from kompas.drawing.letters import width
from kompas.drawing.marks import traces
from kompas.drawing.notes import below_marks, in_place_of_marks, reference_lines, reference_words
from kompas.drawing.panels import Panel
from kompas.drawing.paper import Paper
from kompas.drawing.plane import Plane
from kompas.drawing.rows import ASIDE, BEHIND, NarrowRows, RowPlaces, WideRows
from kompas.drawing.signs import legend_of_signs
from kompas.drawing.size import CARD, EXCERPTS, HAVE_ROOM, PAGE, PAPER, PIXELS, SLIDE, TILE, WIDE, Size, excerpt
from kompas.figures.chart import HATCHED, Axis, Bars, Chart, Dots, Role, Series

HEIGHTS = {PAGE: 300, WIDE: 300, PAPER: 300, SLIDE: 190, TILE: 100, CARD: 160}  # pixels of the marks over an axis
AXIS, AXIS_LINE = 34, 20  # pixels of the numbers below an axis, and of each line more
UPRIGHT_AXIS = 60  # pixels beside the marks for the numbers of an upright axis
MARKS = 250  # pixels that the marks of rows have at least on a wide screen
CORNER = 7  # pixels between an upright axis and its numbers, where the other axis has a number at its corner too
HIDDEN = Axis("number", is_drawn=False)


def draw(chart: Chart, on: Paper, size: Size = PAGE) -> go.Figure:
    """The chart in the house layout; in a tile or a card its excerpt."""
    chart = excerpt(chart, size).chart if size in EXCERPTS else chart
    chart = replace(chart, series=tuple(_placed(chart)), x=chart.x or HIDDEN, y=chart.y or HIDDEN)
    rows = _rows(chart, size)
    height = rows.height if rows else panels.height(len(chart.panels), size) if chart.panels else HEIGHTS[size]
    places = panels.placed(len(chart.panels), size)
    ranges = tuple(value_range(chart, panel, LINE / max(height, 1)) for panel in range(len(places)))
    plane = Plane(on, chart.language, rows, ranges, tuple(places), _pixels(rows, size) if size in HAVE_ROOM else PHONE)
    ends = named_at_ends(chart, plane, height) if size in HAVE_ROOM and not rows else Named(chart.series)
    drawn, notes = traces(ends.series, plane, size == PAGE)
    headings, head = _headings(chart, places, on)
    in_words, in_legend = [], {}
    side = rows.side if rows else 0
    if size in EXCERPTS:
        in_words, legend_height = legend_in_words(_names(chart, on), side, 0 if rows else UPRIGHT_AXIS * chart.y.is_drawn, on)
    elif size in HAVE_ROOM:
        beside = 0 if rows else UPRIGHT_AXIS + ends.pixels
        in_words, legend_height = legend_of_signs(ends.series, chart.language, side, PIXELS[size] - beside, head, on)
    else:
        in_legend, legend_height = legend(drawn, PIXELS[size] - (0 if rows else UPRIGHT_AXIS), head / max(height, 1), on)
    under, foot = below_marks(chart, _foot(chart.x), on, side)
    sides = _sides(chart, rows)
    return figure(
        on,
        chart.language,
        drawn,
        height + 8 + legend_height + head + foot,
        {"t": 8 + legend_height + head, "b": foot} | sides | {"r": max(sides["r"], ends.pixels)},
        shapes=[*(shape for reference in chart.references for shape in reference_lines(reference, places, on)), *ends.strokes],
        annotations=[
            *(rows.names(on) if rows else []),
            *notes,
            *ends.notes,
            *in_place_of_marks(chart, rows, on),
            *reference_words(chart, plane, on),
            *headings,
            *under,
            *in_words,
        ],
        **_axes(chart, plane),
        **{"showlegend": False} | in_legend,
    )


def _rows(chart: Chart, size: Size) -> RowPlaces | None:
    if chart.rows is None:
        return None
    has_labels = any(isinstance(series, Bars) and series.labels for series in chart.series)
    if size == PAGE:
        return RowPlaces(chart.rows, chart.lines, has_labels)
    if size in HAVE_ROOM:
        beside = BEHIND if _is_labelled(chart) else ASIDE
        return WideRows(chart.rows, chart.lines, has_labels, _marks_at_least(chart), PIXELS[size] - beside)
    return NarrowRows(chart.rows)


def _pixels(rows: RowPlaces | None, size: Size) -> float:
    """Of the marks where there is room, at least."""
    return PIXELS[size] - (rows.side if rows else UPRIGHT_AXIS)


def _marks_at_least(chart: Chart) -> float:
    """Pixels that the marks of rows need: for the words in their place too."""
    return max([MARKS, *(width(each.words, TEXT_SIZE - 1) + 12 for each in chart.notes)])


def _is_labelled(chart: Chart) -> bool:
    """Whether numbers stand behind the marks."""
    return any(isinstance(series, Dots) and any(series.labels) for series in chart.series)


def _names(chart: Chart, on: Paper) -> list[tuple[str, str, str]]:
    """What is in the legend in words: the name of a series, its square, and the colour of that."""
    return [(series.name, *_square(series.colour, on)) for series in chart.series if series.name]


def _square(role: Role, on: Paper) -> tuple[str, str]:
    """Hatched where it is hatched on the figure; and what would be lost on the paper has its outline, as it has there."""
    if role in HATCHED:
        return "▨", on.quiet
    return ("■" if on.edge(role) == on.colour(role) else "□"), on.edge(role)


def _headings(chart: Chart, places: Sequence[Panel], on: Paper) -> tuple[list[dict], int]:
    """What is measured up, above the marks, and above the words of references; and the pixels of all words there."""
    reference_height = LINE * any(reference.words for reference in chart.references)
    if chart.rows is not None:
        return [], reference_height
    headings = [above(words(chart.y.title), on.quiet, 4 + reference_height)] if chart.y.title else []
    for name, panel in zip(chart.panels, places, strict=False):
        headings.append(above(f"<b>{words(name)}</b>", on.ink, reference_height, x=panel.left, y=panel.high))
    return headings, reference_height + LINE * bool(headings)


def _placed(chart: Chart) -> Iterable[Series]:
    """The series with the place of each mark, and with where each bar begins where they are stacked."""
    tops: dict[Any, float] = defaultdict(float)
    for series in chart.series:
        if not series.at:
            series = replace(series, at=tuple(range(len(chart.rows))))
        if chart.is_stacked and isinstance(series, Bars):
            starts = []
            for at, value in zip(series.at, series.values, strict=True):
                pile = (at, series.line, value < 0)
                starts.append(tops[pile])
                tops[pile] += value
            series = replace(series, starts=tuple(starts))
        yield series


def _sides(chart: Chart, rows: RowPlaces | None) -> dict:
    if rows and not chart.x.is_drawn:
        return {"l": rows.side, "r": 2}
    if rows:
        return {"l": rows.side + rows.rim, "r": BEHIND if _is_labelled(chart) else ASIDE}
    _, last = chart.x.ticks[-1] if chart.x.ticks else (0, "")
    return {"l": 4, "r": max(18, round(LETTER * max(map(len, last.split("\n"))) / 2))}  # the last number may stick out by half


def _foot(axis: Axis) -> int:
    """Pixels of the axis below the marks."""
    if not axis.is_drawn:
        return 8
    lines = max((text.count("\n") for _, text in axis.ticks), default=0)
    title = axis.title.count("\n") + 1 if axis.title else 0
    return AXIS + AXIS_LINE * (lines + title)


def _axes(chart: Chart, plane: Plane) -> dict:
    """The axis below, under the lowest panel of each column, and the one beside each panel."""
    on, language = plane.on, chart.language
    title = {"title": {"text": words(chart.x.title), "font": {"size": TEXT_SIZE - 1, "color": on.quiet}}} if chart.x.title else {}
    if plane.rows:
        return {"xaxis": drawn_axis(chart.x, plane.ranges[0], language, on, **title), "yaxis": no_axis(range=[0, plane.rows.top])}
    axes = {}
    for place, panel in enumerate(plane.panels):
        beside = {"domain": [panel.low, panel.high], "ticklabelstandoff": CORNER}
        beside |= {"anchor": panel.x, "showticklabels": False} if panel.column else {}
        axes[f"yaxis{place + 1 if place else ''}"] = drawn_axis(chart.y, plane.ranges[place], language, on, **beside)
        if panel.is_lowest:
            below = {"anchor": f"y{place + 1}" if chart.panels else "y", "zeroline": False, "domain": [panel.left, panel.right]}
            below["showgrid"] = all(isinstance(series, Dots) for series in chart.series)  # where nothing else leads down to the axis
            axes[f"xaxis{panel.x[1:]}"] = drawn_axis(chart.x, None, language, on, **title | below)
    return axes
