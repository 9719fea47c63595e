"""A timeline: lanes below each other over the same days, with bars for what lasted and dots for what happened on a day."""

import plotly.graph_objects as go

from kompas.drawing.axes import drawn_axis
from kompas.drawing.layout import TEXT_SIZE, figure, hover, no_axis, note, upright, words
from kompas.drawing.paper import Paper
from kompas.figures.chart import Lane, Spell, Timeline

WORDS, BAR, GAP, BETWEEN = 25, 16, 4, 14  # pixels
DAY = 86_400_000  # milliseconds, in which Plotly measures the length of a bar on an axis of days
LEAST = 0.006  # of the timeline: the shortest bar that can be seen
LETTER, RIM = 0.011, 0.03  # of the timeline, on a telephone: a letter, and the room around a word


def draw(timeline: Timeline, on: Paper) -> go.Figure:
    """The lanes, from the top, each below its name."""
    heights = [WORDS + (max([spell.line for spell in lane.spells], default=0) + 1) * (BAR + GAP) + BETWEEN for lane in timeline.lanes]
    height = sum(heights)
    tops = [height - sum(heights[:place]) for place in range(len(heights))]
    reference, (first, last) = timeline.reference, (timeline.x.low, timeline.x.high)
    is_left = reference.at - first < (last - first) / 2
    place = {"x": str(reference.at), "xanchor": "left" if is_left else "right", "y": 1, "yref": "paper", "yanchor": "bottom"}
    return figure(
        on,
        timeline.language,
        [trace for lane, top in zip(timeline.lanes, tops, strict=True) for trace in _marks(lane, top, (last - first).days, on)],
        height + 58,
        {"t": 24, "b": 34, "l": 6, "r": 20},
        xaxis=drawn_axis(timeline.x, None, timeline.language, on, showgrid=True),
        yaxis=no_axis(range=[0, max(height, 1)]),
        annotations=[
            *(_name(lane, top, on) for lane, top in zip(timeline.lanes, tops, strict=True)),
            note(words(reference.words), on.quiet, TEXT_SIZE - 2, **place),
        ],
        shapes=[upright(str(reference.at), on.line)],
    )


def _marks(lane: Lane, top: float, span: int, on: Paper) -> list[dict]:
    return ([_spells(lane, top, span, on)] if lane.spells else []) + ([_moments(lane, top, on)] if lane.moments else [])


def _spells(lane: Lane, top: float, span: int, on: Paper) -> dict:
    """The bars of a lane; what goes on is outlined."""
    lengths = [max((spell.end - spell.start).days, span * LEAST, 2) for spell in lane.spells]
    return {
        "type": "bar",
        "orientation": "h",
        "name": lane.name,
        "base": [str(spell.start) for spell in lane.spells],
        "x": [days * DAY for days in lengths],
        "y": [_middle(top, spell.line) for spell in lane.spells],
        "width": BAR,
        "marker": {
            "color": [on.background if spell.is_open else on.colour(spell.colour) for spell in lane.spells],
            "line": {
                "color": [on.edge(spell.colour) if spell.is_open else on.outline(spell.colour) for spell in lane.spells],
                "width": 2,
            },
        },
        "text": [_label(spell, days / span) for spell, days in zip(lane.spells, lengths, strict=True)],
        "textposition": "inside",
        "insidetextanchor": "start",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"size": TEXT_SIZE - 3},
    } | hover([spell.hover for spell in lane.spells])


def _label(spell: Spell, part: float) -> str:
    """The words in a bar that takes this part of the timeline, where it has room for them."""
    return words(spell.label) if part > LETTER * len(spell.label) + RIM else ""


def _moments(lane: Lane, top: float, on: Paper) -> dict:
    colours = [on.background if moment.is_open else on.accent for moment in lane.moments]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": lane.name,
        "x": [str(moment.day) for moment in lane.moments],
        "y": [_middle(top, 0)] * len(lane.moments),
        "marker": {"size": 10, "color": colours, "line": {"color": on.accent, "width": 1.5}},
        "cliponaxis": False,
    } | hover([moment.hover for moment in lane.moments])


def _middle(top: float, line: int) -> float:
    return top - WORDS - line * (BAR + GAP) - BAR / 2


def _name(lane: Lane, top: float, on: Paper) -> dict:
    """The name of a lane, with what an open mark means where it has one."""
    is_open = any(mark.is_open for mark in (*lane.spells, *lane.moments))
    hint = f" ({words(lane.open_means)})" if lane.open_means and is_open else ""
    look = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "top", "bgcolor": on.background}
    return note(f"<b>{words(lane.name)}</b>{hint}", on.ink, TEXT_SIZE, y=top, **look)
