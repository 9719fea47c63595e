"""Names at the ends of lines and areas, in place of a legend: pushed apart so that each can be read, and only where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kompas.drawing.layout import TEXT_SIZE, note, words
from kompas.drawing.letters import broken, width
from kompas.drawing.paper import Paper
from kompas.drawing.plane import Plane, place
from kompas.figures.chart import HATCHED, Areas, Chart, Line, Role, Series

NAME_SIZE, NAME_LINE = TEXT_SIZE - 1, 18  # pixels of the letters of a name, and of a line of them
MOST, MOST_LINES = 140, 3  # pixels and lines of a name
LEADER = 16  # pixels from the end of a line to its name
REACH = 0.95  # of the axis: from a line that ends before it a thin stroke leads to the edge
STICKS_OUT = 8  # pixels that names may stand above and below the marks
APART = 3  # pixels between names


@dataclass(frozen=True)
class End:
    """How high a line ends, or the middle of an area there."""

    series: int
    value: float
    lines: tuple[str, ...]
    colour: Role
    at: Any = None  # where it ends, if that is well before the edge

    @property
    def height(self) -> float:
        """Pixels of its name."""
        return NAME_LINE * len(self.lines)


@dataclass(frozen=True)
class Named:
    """A chart of which lines are named at their ends: those names as annotations, and the pixels that they take right of the marks."""

    series: tuple[Series, ...]
    notes: tuple[dict, ...] = ()
    strokes: tuple[dict, ...] = ()  # from where lines end to the edge
    pixels: int = 0


def named_at_ends(chart: Chart, plane: Plane, height: float) -> Named:
    """The series, without names in the legend where they have them at their ends; as they were where there is no room for that."""
    ends = _ends(chart)
    if not ends or chart.panels or sum(end.height + APART for end in ends) > height + 2 * STICKS_OUT:
        return Named(chart.series)
    low, high = plane.ranges[0]
    places = [(1 - (end.value - low) / (high - low)) * height for end in ends]
    shifts = [to - at for to, at in zip(apart(places, [end.height + APART for end in ends], height), places, strict=True)]
    at_end = {end.series for end in ends}
    return Named(
        tuple(replace(series, name="") if index in at_end else series for index, series in enumerate(chart.series)),
        tuple(_name(end, shift, plane.on) for end, shift in zip(ends, shifts, strict=True)),
        tuple(_stroke(end, chart.x.high, plane.on) for end in ends if end.at is not None),
        LEADER + round(max(width(line, NAME_SIZE) for end in ends for line in end.lines)) + 4,
    )


def apart(middles: Sequence[float], heights: Sequence[float], height: float) -> list[float]:
    """The middles moved as little as can be, so that none of what is so high lies over another, and all of it within the marks, give or
    take a little."""
    order = sorted(range(len(middles)), key=lambda index: middles[index])
    placed = list(middles)
    least = -STICKS_OUT
    for index in order:  # downwards, each below the one before
        placed[index] = max(placed[index], least + heights[index] / 2)
        least = placed[index] + heights[index] / 2
    most = height + STICKS_OUT
    for index in reversed(order):  # and back up, where the last stick out
        placed[index] = min(placed[index], most - heights[index] / 2)
        most = placed[index] - heights[index] / 2
    return placed


def _ends(chart: Chart) -> list[End]:
    """The ends of what has a name."""
    ends, top = [], 0.0
    for index, series in enumerate(chart.series):
        if not isinstance(series, Line | Areas) or not series.name:
            continue
        known = [(at, value) for at, value in zip(series.at, series.values, strict=True) if value is not None]
        last, value = known[-1][0], next(value for at, value in reversed(known) if at <= chart.x.high)
        is_short = (last - chart.x.low) / (chart.x.high - chart.x.low) < REACH
        lines = tuple(broken(series.name, MOST, NAME_SIZE, MOST_LINES))
        middle = value if isinstance(series, Line) else top + value / 2
        ends.append(End(index, middle, lines, series.colour, last if is_short else None))
        top += value if isinstance(series, Areas) else 0
    return ends


def _stroke(end: End, edge: Any, on: Paper) -> dict:
    """A stroke that leads from where a line ends to the edge, so thin that nobody takes it for the line."""
    level = {"y0": end.value, "y1": end.value, "yref": "y", "xref": "x"}
    return {
        "type": "line",
        "x0": place(end.at),
        "x1": place(edge),
        "line": {"color": on.line, "dash": "dot", "width": 1},
        "layer": "below",
    } | level


def _name(end: End, shift: float, on: Paper) -> dict:
    """The name at the right of the marks, with a stroke in the colour of the line from where that ends."""
    colour = on.quiet if end.colour in HATCHED else on.edge(end.colour)
    stroke = {"showarrow": True, "ax": LEADER, "ay": shift, "arrowhead": 0, "arrowwidth": 2, "arrowcolor": colour}
    where = {"x": 1, "xref": "paper", "y": place(end.value), "yref": "y", "xanchor": "left", "yanchor": "middle"}
    return note("<br>".join(map(words, end.lines)), on.ink, NAME_SIZE, **where | stroke)
