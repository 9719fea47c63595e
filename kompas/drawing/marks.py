"""The traces and words of each kind of mark."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kompas.drawing.bars import bars, on_hatching
from kompas.drawing.layout import TEXT_SIZE, hover, key, words
from kompas.drawing.paper import tint
from kompas.drawing.plane import Plane, named, place
from kompas.figures.chart import Areas, Band, Bars, Dots, Line, Role, Series, Spans
from kompas.texts import say

ARROW = {"symbol": "triangle-right", "size": 13}
FORMATS = {"": "", ":share": ":.0%", ":number": ":,.0f"}


def traces(chart_series: Sequence[Series], plane: Plane, are_explained: bool = True) -> tuple[list[dict], list[dict]]:
    """The traces of all series, with what explains intervals and bands where there is room for it, and the words that are annotations."""
    crowd = Counter(
        (at, series.line)
        for series in chart_series
        if isinstance(series, Bars)
        for at, value in zip(series.at, series.values, strict=True)
        if value
    )
    drawn, notes = [], []
    for series in chart_series:
        match series:
            case Bars():
                drawn.append(bars(series, plane, crowd))
                notes += on_hatching(series, plane)
            case Dots():
                drawn += _dots(series, plane)
            case Spans():
                drawn.append(_spans(series, plane))
            case Line():
                drawn.append(_line(series, plane))
            case Areas():
                drawn.append(_area(series, plane))
            case Band():
                drawn += _band(series, plane)
    keys = [_key(means, plane) for means in explained(chart_series, plane.language)] if are_explained else []
    return drawn + keys, notes


def _dots(series: Dots, plane: Plane) -> list[dict]:
    colour, places = plane.on.colour(series.colour), plane.at(series)
    trace = {"type": "scatter", "mode": "markers", "marker": symbol(series, plane), "cliponaxis": False}
    trace |= plane.axes(list(series.values), places) | named(series, plane) | _hovers(series) | {"cells": series.cells}
    if series.bounds:
        bounds = [bound or (value, value) for value, bound in zip(series.values, series.bounds, strict=True)]
        trace["error_x" if plane.rows else "error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": [0 if high is None else high - value for value, (_, high) in zip(series.values, bounds, strict=True)],
            "arrayminus": [value - low for value, (low, _) in zip(series.values, bounds, strict=True)],
            "color": colour,
            "thickness": 2.5,
            "width": 5,
        }
    return [*_open_ends(series, plane, places), trace, *_behind(series, plane, places)]


def symbol(series: Dots, plane: Plane) -> dict:
    """The look of a dot. An open one is filled with paper, so that its interval does not run through it."""
    colour, background = plane.on.colour(series.colour), plane.on.background
    size = 14 if plane.rows else 11
    if series.symbol == "stroke":
        return {"symbol": "line-ns", "size": 26, "line": {"color": colour, "width": 3}}
    if series.symbol == "point":
        return {"symbol": "circle", "size": 6, "color": colour}
    shape, _, is_open = series.symbol.partition("-")
    if is_open:
        return {"symbol": shape, "size": size - 1, "color": background, "line": {"color": colour, "width": 2}}
    return {"symbol": shape, "size": size, "color": colour, "line": {"color": plane.on.outline(series.colour), "width": 1}}


def _open_ends(series: Dots, plane: Plane, places: list) -> list[dict]:
    """An arrow to the edge for each interval of which nobody knows where it ends."""
    pairs = [(value, y) for value, y, bound in zip(series.values, places, series.bounds, strict=False) if bound and bound[1] is None]
    if not pairs:
        return []
    edge, colour = plane.ranges[0][1], plane.on.colour(series.colour)
    shared = {"type": "scatter", "showlegend": False, "cliponaxis": False, "hoverinfo": "skip"}
    x, y = _broken((value, edge) for value, _ in pairs), _broken((y, y) for _, y in pairs)
    line = {"mode": "lines", "x": x, "y": y, "line": {"color": colour, "width": 2.5}}
    head = {"mode": "markers", "x": [edge] * len(pairs), "y": [y for _, y in pairs], "marker": {"color": colour} | ARROW}
    return [shared | line, shared | head]


def _behind(series: Dots, plane: Plane, places: list) -> list[dict]:
    """Words behind the right end of each interval, never at another side."""
    if not any(series.labels):
        return []
    looks = {"type": "scatter", "mode": "text", "textposition": "middle right", "cliponaxis": False, "showlegend": False}
    font = {"size": TEXT_SIZE - 1, "color": plane.on.ink}
    text = [f"\u2002\u00a0{words(label)}" for label in series.labels]
    return [looks | {"x": [high for _, high in series.bounds], "y": places, "text": text, "textfont": font, "hoverinfo": "skip"}]


def _spans(series: Spans, plane: Plane) -> dict:
    ends = zip(series.starts, series.ends, strict=True)
    look = {"type": "scatter", "mode": "lines", "line": {"color": plane.on.colour(series.colour), "width": 3}, "cliponaxis": False}
    return look | plane.axes(_broken(ends), _broken((y, y) for y in plane.at(series))) | named(series, plane) | hover(())


def _broken(pairs: Iterable[tuple]) -> list:
    """The ends of lines one after another, with a hole behind each."""
    return [end for pair in pairs for end in (*pair, None)]


def _line(series: Line, plane: Plane) -> dict:
    width = 1.5 if not series.is_stepped else 3.5 if series.colour == "accent" else 2.5
    line = {"color": plane.on.colour(series.colour), "dash": series.dash, "width": width, "shape": "hv" if series.is_stepped else "linear"}
    return (
        {"type": "scatter", "mode": "lines", "line": line}
        | plane.in_panel(series)
        | _rounded(series.at, series.values)
        | named(series, plane)
        | _hovers(series)
    )


def _area(series: Areas, plane: Plane) -> dict:
    colour = plane.on.colour(series.colour)
    look = {
        "type": "scatter",
        "mode": "lines",
        "stackgroup": "all",
        "fillcolor": colour,
        "line": {"width": 0, "color": colour, "shape": "hv"},
    }
    return look | plane.axes(list(series.values), plane.at(series)) | named(series, plane) | hover(series.hovers)


def _band(series: Band, plane: Plane) -> list[dict]:
    colour = plane.on.colour(series.colour)
    edge = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False} | plane.in_panel(series)
    edge["line"] = {"shape": "hvh" if series.is_around else "hv", "width": 0, "color": colour}
    lower, upper = (edge | _rounded(series.at, side) for side in (series.lows, series.highs))
    return [lower, upper | {"fill": "tonexty", "fillcolor": tint(colour)} | named(series, plane)]


def _rounded(places: Sequence, values: Sequence) -> dict:
    """In four decimals: a curve of thousands of days is sent in half the bytes, and no screen shows the rest."""
    x, y = ([_four(place(value)) for value in side] for side in (places, values))
    return {"x": x, "y": y}


def _four(value: Any) -> Any:
    if not isinstance(value, float):
        return value
    return None if math.isnan(value) else round(value, 4)


def _hovers(series: Dots | Line) -> dict:
    """What marks say that share their words: these are filled in by the browser, for hundreds of marks of which the reader looks at one."""
    if not series.hover:
        return hover(series.hovers)
    template = re.sub(r"\{(\w+)(:\w+)?\}", _blank, words(series.hover))
    details = [[words(part) if isinstance(part, str) else part for part in parts] for parts in series.hovers]
    return {"hovertemplate": f"{template}<extra></extra>", "customdata": details}


def _blank(found: re.Match) -> str:
    name, kind = found[1], FORMATS[found[2] or ""]
    return f"%{{customdata[{name}]{kind}}}" if name.isdigit() else f"%{{{name}{kind}}}"


@dataclass(frozen=True)
class Explained:
    """What a part of marks means that has no name of its own."""

    kind: Literal["interval", "band", "open_end"]
    words: str
    colour: Role = "quiet"


def explained(chart_series: Sequence[Series], language: str) -> list[Explained]:
    """What intervals, bands without a name and arrows mean, for the legend."""
    bounds = [bound for series in chart_series if isinstance(series, Dots) for bound in series.bounds]
    bands = [series for series in chart_series if isinstance(series, Band) and not series.name]
    means = [Explained("interval", say(language, "figures.spread.line"))] if bounds else []
    means += [Explained("band", say(language, "figures.spread.area"), bands[0].colour)] if bands else []
    has_open_end = any(bound and bound[1] is None for bound in bounds)
    return means + ([Explained("open_end", say(language, "figures.clocks.open_end"))] if has_open_end else [])


def _key(means: Explained, plane: Plane) -> dict:
    """The trace that has this in the legend."""
    quiet, area = plane.on.quiet, tint(plane.on.colour(means.colour))
    looks = {
        "interval": {"mode": "lines", "line": {"color": quiet, "width": 2.5}},
        "band": {"mode": "markers", "marker": {"symbol": "square", "size": 14, "color": area, "line": {"width": 0}}},
        "open_end": {"mode": "markers", "marker": {"color": quiet} | ARROW},
    }
    return key(means.words, looks[means.kind])
