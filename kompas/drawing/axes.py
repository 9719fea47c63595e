"""The axes of a chart: from where to where they run, and their numbers."""

from collections.abc import Iterable
from typing import Any

from kompas.drawing.layout import no_axis, value_axis, words
from kompas.drawing.paper import Paper
from kompas.drawing.plane import place
from kompas.figures.chart import Areas, Axis, Bars, Chart, Dots, Series, Spans
from kompas.texts import percent

QUARTERS = (0, 0.25, 0.5, 0.75, 1)
TENTHS = (0, 0.1, 0.2)  # of an axis that ends at a quarter
RIM, RIM_OF_DOTS, RIM_OF_NUMBERS = 0.02, 0.08, 0.12  # of an axis: room beyond lines, beyond dots, and for numbers on top of columns


def value_range(chart: Chart, panel: int, least_rim: float = 0) -> tuple[float, float]:
    """From where to where the axis of values runs: what it says itself, or else so that it holds all marks and their numbers.

    Numbers on columns have at least the part `least_rim` of the axis.
    """
    axis = chart.y if chart.rows is None else chart.x
    ends = [end for series in chart.series for end in _ends(series) if chart.rows is not None or getattr(series, "line", 0) == panel]
    if axis.kind == "share":
        ends.append(1)
    low, high = (given if given is not None else most((*ends, 0)) for given, most in ((axis.low, min), (axis.high, max)))
    high = high if high > low else low + 1
    rim = _rim(chart, axis, least_rim) * (high - low)
    return low - rim * (low < 0), high + rim


def _rim(chart: Chart, axis: Axis, least_rim: float) -> float:
    """The part of the axis beyond the marks."""
    kinds = {type(series) for series in chart.series}
    if Bars in kinds and chart.rows is None:
        return max(RIM_OF_NUMBERS, least_rim)
    if Areas in kinds or (chart.rows is not None and (axis.kind == "share" or Dots not in kinds)):
        return 0
    return RIM_OF_DOTS if Dots in kinds and axis.kind == "number" else RIM


def _ends(series: Series) -> list[float]:
    match series:
        case Bars():
            starts = series.starts or [0] * len(series.values)
            return [start + value for start, value in zip(starts, series.values, strict=True) if value is not None]
        case Dots():
            return [end for value, bound in _with_bounds(series) for end in (value, *(bound or ())) if end is not None]
        case Spans():
            return [*series.starts, *series.ends]
    return []


def _with_bounds(series: Dots) -> Iterable[tuple]:
    return zip(series.values, series.bounds or [None] * len(series.values), strict=True)


def drawn_axis(axis: Axis, reach: tuple[float, float] | None, language: str, on: Paper, **more: Any) -> dict:
    """The axis as Plotly takes it; over a range that is given, or over what it says itself."""
    ends = reach or (axis.low, axis.high)
    if axis.kind == "date":
        aside = RIM * (axis.high - axis.low)
        ends = (axis.low - aside, axis.high + aside)
    more |= {"range": [place(end) for end in ends]} if ends[0] is not None else {}
    if not axis.is_drawn:
        return no_axis(**more)
    ticks = axis.ticks
    if axis.kind == "share" and not ticks:
        ticks = tuple((share, percent(share, language)) for share in (QUARTERS if ends[1] > 0.26 else TENTHS) if share <= ends[1])
    if ticks:
        more |= {"tickvals": [place(at) for at, _ in ticks], "ticktext": [words(text) for _, text in ticks]}
    else:
        more |= {"nticks": 6}
    if axis.kind in ("category", "date"):
        more["type"] = axis.kind
    if axis.places:
        more |= {"categoryorder": "array", "categoryarray": list(axis.places), "range": [-0.6, len(axis.places) - 0.4]}
    if axis.kind == "number" and ends[0] is not None and ends[0] < 0 < ends[1]:
        more |= {"zerolinecolor": on.ink, "zerolinewidth": 2}
    return value_axis(on, **more)
