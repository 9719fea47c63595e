"""A chart on paper: its marks, axes, words and legend."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from kompas.drawing.axes import drawn_axis, value_range
from kompas.drawing.layout import LETTER, LINE, PHONE, TEXT_SIZE, above, figure, legend, legend_in_words, no_axis, words
from kompas.drawing.marks import traces
from kompas.drawing.notes import below_marks, in_place_of_marks, reference_lines, reference_words
from kompas.drawing.paper import Paper
from kompas.drawing.plane import Plane
from kompas.drawing.rows import NarrowRows, RowPlaces
from kompas.drawing.size import CARD, PAGE, TILE, Size, excerpt
from kompas.figures.chart import HATCHED, Axis, Bars, Chart, Dots, Role, Series

HEIGHTS = {PAGE: 300, TILE: 100, CARD: 160}  # pixels of the marks over an axis
PANEL_HEIGHT, BETWEEN = 180, 60  # of a panel, and from one to the next
AXIS, AXIS_LINE = 34, 20  # pixels of the numbers below an axis, and of each line more
UPRIGHT_AXIS = 60  # pixels beside the marks for the numbers of an upright axis
ASIDE, BEHIND = 24, 56  # pixels at the right of an axis, and where numbers stand behind the marks
CORNER = 7  # pixels between an upright axis and its numbers, where the other axis has a number at its corner too
HIDDEN = Axis("number", is_drawn=False)


def draw(chart: Chart, on: Paper, size: Size = PAGE) -> go.Figure:
    """The chart in the house layout; in a tile or a card its excerpt."""
    chart = chart if size == PAGE else excerpt(chart, size).chart
    chart = replace(chart, series=tuple(_placed(chart)), x=chart.x or HIDDEN, y=chart.y or HIDDEN)
    labelled = any(isinstance(series, Bars) and series.labels for series in chart.series)
    rows = _rows(chart, labelled, size)
    panels = max(len(chart.panels), 1)
    height = rows.height if rows else PANEL_HEIGHT * panels + BETWEEN * (panels - 1) if chart.panels else HEIGHTS[size]
    domains = _domains(panels)
    plane = Plane(on, chart.language, rows, tuple(value_range(chart, panel, LINE / max(height, 1)) for panel in range(panels)))
    drawn, notes = traces(chart.series, plane, size == PAGE)
    headings, head = _headings(chart, domains, on)
    in_words, in_legend = [], {}
    if size != PAGE:
        beside = 0 if rows else UPRIGHT_AXIS * chart.y.is_drawn
        in_words, legend_height = legend_in_words(_names(chart, on), rows.side if rows else 0, beside, on)
    else:
        in_legend, legend_height = legend(drawn, PHONE - (0 if rows else UPRIGHT_AXIS), head / max(height, 1), on)
    under, foot = below_marks(chart, _foot(chart.x), on)
    return figure(
        on,
        chart.language,
        drawn,
        height + 8 + legend_height + head + foot,
        {"t": 8 + legend_height + head, "b": foot} | _sides(chart, rows),
        shapes=[shape for reference in chart.references for shape in reference_lines(reference, domains, on)],
        annotations=[
            *(rows.names(on) if rows else []),
            *notes,
            *in_place_of_marks(chart, rows, on),
            *reference_words(chart, plane, domains, on),
            *headings,
            *under,
            *in_words,
        ],
        **_axes(chart, plane, domains),
        **{"showlegend": False} | in_legend,
    )


def _rows(chart: Chart, has_labels: bool, size: Size) -> RowPlaces | None:
    if chart.rows is None:
        return None
    return RowPlaces(chart.rows, chart.lines, has_labels) if size == PAGE else NarrowRows(chart.rows)


def _names(chart: Chart, on: Paper) -> list[tuple[str, str, str]]:
    """What is in the legend in words: the name of a series, its square, and the colour of that."""
    return [(series.name, *_square(series.colour, on)) for series in chart.series if series.name]


def _square(role: Role, on: Paper) -> tuple[str, str]:
    """Hatched where it is hatched on the figure; and what would be lost on the paper has its outline, as it has there."""
    if role in HATCHED:
        return "▨", on.quiet
    return ("■" if on.edge(role) == on.colour(role) else "□"), on.edge(role)


def _headings(chart: Chart, domains: Sequence[tuple[float, float]], on: Paper) -> tuple[list[dict], int]:
    """What is measured up, above the marks, and above the words of references; and the pixels of all words there."""
    reference_height = LINE * any(reference.words for reference in chart.references)
    if chart.rows is not None:
        return [], reference_height
    headings = [above(words(chart.y.title), on.quiet, 4 + reference_height)] if chart.y.title else []
    for panel, (_, top) in zip(chart.panels, domains, strict=False):
        headings.append(above(f"<b>{words(panel)}</b>", on.ink, reference_height, y=top))
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


def _domains(panels: int) -> list[tuple[float, float]]:
    """From where to where each panel stands, the first on top."""
    whole = PANEL_HEIGHT * panels + BETWEEN * (panels - 1)
    tops = [1 - panel * (PANEL_HEIGHT + BETWEEN) / whole for panel in range(panels)]
    return [(max(top - PANEL_HEIGHT / whole, 0), top) for top in tops]


def _sides(chart: Chart, rows: RowPlaces | None) -> dict:
    if rows and not chart.x.is_drawn:
        return {"l": rows.side, "r": 2}
    if rows:
        has_words = any(isinstance(series, Dots) and any(series.labels) for series in chart.series)
        return {"l": 14 + rows.side, "r": BEHIND if has_words else ASIDE}
    _, last = chart.x.ticks[-1] if chart.x.ticks else (0, "")
    return {"l": 4, "r": max(18, round(LETTER * max(map(len, last.split("\n"))) / 2))}  # the last number may stick out by half


def _foot(axis: Axis) -> int:
    """Pixels of the axis below the marks."""
    if not axis.is_drawn:
        return 8
    lines = max((text.count("\n") for _, text in axis.ticks), default=0)
    title = axis.title.count("\n") + 1 if axis.title else 0
    return AXIS + AXIS_LINE * (lines + title)


def _axes(chart: Chart, plane: Plane, domains: Sequence[tuple[float, float]]) -> dict:
    """The axis below, under the lowest panel, and the one beside each panel."""
    on, language = plane.on, chart.language
    title = {"title": {"text": words(chart.x.title), "font": {"size": TEXT_SIZE - 1, "color": on.quiet}}} if chart.x.title else {}
    if plane.rows:
        return {"xaxis": drawn_axis(chart.x, plane.ranges[0], language, on, **title), "yaxis": no_axis(range=[0, len(chart.rows)])}
    upright = {
        f"yaxis{panel + 1 if panel else ''}": drawn_axis(
            chart.y, plane.ranges[panel], language, on, domain=list(domain), ticklabelstandoff=CORNER
        )
        for panel, domain in enumerate(domains)
    }
    below = {"anchor": f"y{len(domains)}" if chart.panels else "y", "zeroline": False}
    below["showgrid"] = all(isinstance(series, Dots) for series in chart.series)  # where nothing else leads down to the axis
    return upright | {"xaxis": drawn_axis(chart.x, None, language, on, **title, **below)}
