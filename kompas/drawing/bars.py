"""Bars: their traces, and their numbers."""

from collections import Counter

from kompas.drawing.layout import TEXT_SIZE, hover, note, words
from kompas.drawing.paper import Paper, mixed
from kompas.drawing.plane import Plane, named
from kompas.figures.chart import HATCHED, Bars, Role

ROOM_BEHIND = 0.9  # of the axis: what ends before it has room for a number behind it
SHAPES = dict(zip(HATCHED, ("\\", "/", "x"), strict=True))
MOST_LABELS = 14  # columns that are wide enough for a number


def marker(role: Role, on: Paper, is_assumed: bool = False) -> dict:
    """The look of a bar. What is assumed is in a light tint with its outline; what is unknown is outlined and hatched, what left its
    register too, the other way, and what is hidden both ways."""
    if role in HATCHED:
        hatching = {"shape": SHAPES[role], "fgcolor": on.quiet, "bgcolor": on.background, "size": 6, "solidity": 0.25}
        return {"color": on.background, "line": {"color": on.ink, "width": 1}, "pattern": hatching}
    if is_assumed:
        return {"color": mixed(on.colour(role), on.background), "line": {"color": on.edge(role), "width": 1}}
    return {"color": on.colour(role), "line": {"color": on.outline(role), "width": 1}}


def bars(series: Bars, plane: Plane, crowd: Counter) -> dict:
    """The trace of bars; `crowd` is how many bars there are at each place and line."""
    look = marker(series.colour, plane.on, series.is_assumed)
    if any(series.is_open):
        colour = look["color"]
        widths = [2 if value else 0 for value in series.values]
        look = {
            "color": [plane.on.background if is_open else colour for is_open in series.is_open],
            "line": {"color": plane.on.edge(series.colour), "width": widths},
        }
    trace = (
        {"type": "bar", "marker": look} | plane.axes(list(series.values), plane.at(series)) | named(series, plane) | hover(series.hovers)
    )
    trace["cells"] = [cell if value else None for cell, value in zip(series.cells, series.values, strict=False)]
    if series.group:
        trace |= {"legendgroup": series.group, "legendgrouptitle": {"text": f"<b>{words(series.group)}</b>"}}
    if any(series.starts):
        trace["base"] = list(series.starts)
    if plane.rows:
        trace |= {"orientation": "h", "width": plane.rows.thickness}
    return trace | plane.in_panel(series) | (_labels(series, plane, crowd) if series.labels and series.colour not in HATCHED else {})


def _labels(series: Bars, plane: Plane, crowd: Counter) -> dict:
    """The numbers of bars: upright and whole; on top of columns, and in bars to the right, or behind them where these are too short."""
    looks = {"textangle": 0, "constraintext": "none", "cliponaxis": False}
    if not plane.rows:
        has_room = len(series.values) <= MOST_LABELS
        font = {"size": TEXT_SIZE - 2, "color": plane.on.ink}
        return looks | {"text": list(series.labels) if has_room else None, "textposition": "outside", "textfont": font}
    parts = [value / plane.reach for value in series.values]
    is_inside = [plane.rows.fits(label, part) for label, part in zip(series.labels, parts, strict=True)]
    is_behind = [crowd[at, series.line] == bool(part) and part < ROOM_BEHIND for at, part in zip(series.at, parts, strict=True)]
    return looks | {
        "text": [label if fits or beside else "" for label, fits, beside in zip(series.labels, is_inside, is_behind, strict=True)],
        "textposition": ["inside" if fits else "outside" for fits in is_inside],
        "insidetextanchor": "middle",
        "insidetextfont": {"size": TEXT_SIZE - 2, "color": plane.on.ink if series.is_assumed else plane.on.ink_on(series.colour)},
        "outsidetextfont": {"size": TEXT_SIZE - 2, "color": plane.on.ink},
    }


def on_hatching(series: Bars, plane: Plane) -> list[dict]:
    """The numbers on hatched bars, on their own patch of paper: letters cannot be read on hatching."""
    if series.colour not in HATCHED or not plane.rows:
        return []
    marks = zip(series.starts or [0] * len(series.values), series.values, plane.at(series), series.labels, strict=False)
    return [
        note(words(label), plane.on.ink, TEXT_SIZE - 2, x=start + value / 2, y=y, bgcolor=plane.on.background, borderpad=1)
        for start, value, y, label in marks
        if plane.rows.fits(label, value / plane.reach)
    ]
