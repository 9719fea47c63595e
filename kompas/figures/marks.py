"""The marks that figures share: bars and their parts, dots with an interval, bands, lines, axes of shares, and words beside them."""

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.names import capital
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, figure, legend_on_top, no_axis, unknown_marker, value_axis
from kompas.texts import number, percent, say

HALVES, QUARTERS = (0, 0.5, 1), (0, 0.25, 0.5, 0.75, 1)
CORNER = 7  # pixels between an upright axis and its numbers, where the other axis has a number at its corner too
ROOM_BEHIND = 56  # pixels of a percentage behind an interval that ends at the edge
NO_HOVER = {"hoverinfo": "skip"}


def hover(labels: Sequence[str]) -> dict:
    """What a mark says to who points at it."""
    return {"hovertemplate": "%{customdata}<extra></extra>", "customdata": labels}


def note(text: str, colour: str, size: int = TEXT_SIZE - 1, **place: Any) -> dict:
    """Words on a figure."""
    return {"text": text, "showarrow": False, "font": {"size": size, "color": colour}} | place


def above(text: str, on: Paper, **place: Any) -> dict:
    """What the marks count, in words above them."""
    return note(text, on.quiet, x=0, xref="paper", y=1, yref="paper", xanchor="left", yanchor="bottom", **place)


def below(text: str, colour: str, shift: float, **place: Any) -> dict:
    """Words so many pixels below the marks, from the left."""
    return note(text, colour, x=0, xref="paper", y=0, yref="paper", xanchor="left", yanchor="top", yshift=-shift, **place)


def axis_title(text: str, on: Paper) -> dict:
    """The quiet title of an axis."""
    return {"text": text, "font": {"size": TEXT_SIZE - 1, "color": on.quiet}}


def share_axis(on: Paper, language: str, shares: Sequence[float] = QUARTERS, **more: Any) -> dict:
    """An axis of per cents, from nothing to all where no other range is given."""
    ticks = {"tickvals": shares, "ticktext": [percent(share, language) for share in shares]}
    return value_axis(on, **{"range": [0, 1]} | ticks | more)


def upright(at: Any, colour: str, width: float = 2, **more: Any) -> dict:
    """A dotted line from the bottom to the top, behind the marks."""
    line = {"color": colour, "dash": "dot", "width": width}
    return {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"} | more


def bars(values: Sequence[float], places: Sequence[float], named_rows: NamedRows, marker: dict, **more: Any) -> dict:
    """A bar to the right at each place of named rows."""
    return {"type": "bar", "orientation": "h", "x": values, "y": places, "width": named_rows.thickness, "marker": marker} | more


def plain_bars(
    values: Sequence[float], colours: Sequence[str | None], named_rows: NamedRows, on: Paper, labels: Sequence[str] = ()
) -> list[dict]:
    """A bar per named row; what has no colour is unknown, and hatched."""
    rows = list(zip(values, named_rows.marks_at(), colours, labels or [""] * len(values), strict=True))
    known, unknown = ([row for row in rows if (row[2] is None) == is_unknown] for is_unknown in (False, True))
    markers = {"color": [colour for _, _, colour, _ in known]}, unknown_marker(on)
    return [
        bars(
            [row[0] for row in group],
            [row[1] for row in group],
            named_rows,
            marker,
            **hover([row[3] for row in group]) if labels else NO_HOVER,
        )
        for group, marker in zip((known, unknown), markers, strict=True)
        if group
    ]


def part(label: str, counts: Sequence[int], named_rows: NamedRows, marker: dict, language: str, **more: Any) -> dict:
    """One of the parts of which the bars of named rows are made."""
    labels = [f"{label}: {number(count, language)}" for count in counts]
    return bars(counts, named_rows.marks_at(), named_rows, marker, name=capital(label), **hover(labels)) | more


def numbers(counts: Sequence[int], widest: float, ink: str, language: str, least: float = 0.05) -> dict:
    """The numbers inside the parts of bars, where they take at least that much of the longest bar."""
    return {"text": [number(count, language) if count / widest > least else "" for count in counts]} | inside(ink)


def inside(ink: str, size: int = TEXT_SIZE - 2, anchor: str = "middle") -> dict:
    """How the text of a bar lies in it: upright, whole, never made smaller."""
    font = {"size": size, "color": ink}
    return {"textposition": "inside", "insidetextanchor": anchor, "textangle": 0, "constraintext": "none", "textfont": font}


def named_bars(
    on: Paper,
    language: str,
    traces: list[dict],
    named_rows: NamedRows,
    reach: float,
    room: float,
    margin: dict | None = None,
    **layout: Any,
) -> go.Figure:
    """Bars under their names, without an axis, from nothing to `reach`; `room` is the pixels above and below them together."""
    axes = {"xaxis": no_axis(range=[0, reach]), "yaxis": named_rows.axis(), "annotations": named_rows.annotations(on)}
    return figure(on, language, traces, named_rows.height + room, margin, **axes | layout)


def stacked_bars(
    on: Paper, language: str, traces: list[dict], named_rows: NamedRows, reach: float, room: float, top: float = 4, **layout: Any
) -> go.Figure:
    """Named bars in parts, with what the parts are above them."""
    margin = {"t": top, "b": 4}
    return named_bars(on, language, traces, named_rows, reach, room, margin, barmode="stack", **legend_on_top(on), **layout)


def columns(places: Sequence, heights: Sequence, marker: dict, texts: Sequence[str] | None, on: Paper, **more: Any) -> dict:
    """Bars up, each with its number on top."""
    on_top = {"textposition": "outside", "cliponaxis": False, "textangle": 0, "textfont": {"size": TEXT_SIZE - 1, "color": on.ink}}
    return {"type": "bar", "x": places, "y": heights, "marker": marker, "text": texts} | on_top | more


def dots(places: Sequence[float], middles: Sequence, bounds: Sequence[tuple], marker: dict, labels: Sequence[str], name: str = "") -> dict:
    """A dot at each place of named rows, with its interval from the first to the second of its bounds."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": middles,
        "y": places,
        "error_x": interval(middles, bounds, marker["color"]),
        "marker": {"size": 14} | marker,
        "cliponaxis": False,
    } | hover(labels)


def behind(ends: Sequence[float], places: Sequence[float], labels: Sequence[str], colour: str) -> dict:
    """Words behind the right end of each interval, never at another side; leave `ROOM_BEHIND` pixels of margin there."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": ends,
        "y": places,
        "text": [f"\u2002\u00a0{words}" for words in labels],
        "textposition": "middle right",
        "textfont": {"size": TEXT_SIZE - 1, "color": colour},
        "cliponaxis": False,
        "showlegend": False,
        "hoverinfo": "skip",
    }


def interval(middles: Sequence, bounds: Sequence[tuple], colour: str, thickness: float = 2.5, width: float = 5) -> dict:
    """The error bars of dots."""
    up, down = ([abs(pair[end] - middle) for middle, pair in zip(middles, bounds, strict=True)] for end in (1, 0))
    looks = {"color": colour, "thickness": thickness, "width": width}
    return {"type": "data", "symmetric": False, "array": up, "arrayminus": down} | looks


def drawable(values: pd.Series) -> list[float | None]:
    """The values in four decimals: a curve of thousands of days is sent in half the bytes, and no screen shows the rest."""
    return [None if math.isnan(value) else round(value, 4) for value in values.to_numpy(dtype=float).tolist()]


def band(days: pd.Series, low: pd.Series, high: pd.Series, colour: str) -> list[dict]:
    """A tinted band between two stepped lines."""
    shared = {"type": "scatter", "mode": "lines", "x": drawable(days), "showlegend": False, "hoverinfo": "skip"}
    edge = {"line": {"shape": "hv", "width": 0, "color": colour}}
    lower, upper = ({"y": drawable(side)} | shared | edge for side in (low, high))
    return [lower, upper | {"fill": "tonexty", "fillcolor": tint(colour)}]


def tint(colour: str) -> str:
    """The colour as it is where something behind it must show."""
    return "rgba({},{},{},0.18)".format(*(int(colour[at : at + 2], 16) for at in (1, 3, 5)))


def spread_key(language: str, on: Paper) -> dict:
    """What the intervals of dots mean, for the legend."""
    looks = {"mode": "lines", "line": {"color": on.quiet, "width": 2.5}}
    return key(say(language, "figures.spread.line"), looks)


def band_key(language: str, colour: str) -> dict:
    """What a band means, for the legend."""
    looks = {"mode": "markers", "marker": {"symbol": "square", "size": 14, "color": tint(colour), "line": {"width": 0}}}
    return key(say(language, "figures.spread.area"), looks)


def key(label: str, looks: dict) -> dict:
    """A trace that is only there for the legend."""
    return {"type": "scatter", "name": capital(label), "x": [None], "y": [None], "hoverinfo": "skip"} | looks
