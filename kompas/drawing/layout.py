"""What every figure has in common: the house layout, its words, its axes, its legend."""

import html
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from kompas.drawing.paper import Paper
from kompas.figures.chart import Cell
from kompas.figures.names import capital
from kompas.texts import separators

TEXT_SIZE = 15
NAME_LENGTH = 44  # characters of a name that fit above a bar on a telephone
PHONE = 350  # pixels of a figure on a telephone: what fits there fits anywhere
LETTER = 6.6  # pixels of a letter
LINE = 20  # pixels of a line of words
SIGN_LENGTH, SIGNS_LENGTH = 5, 44  # characters of a sign with the room around it, and of a line in a tile
SIGN, LEGEND_LETTER = 48, 7  # pixels of the sign of a legend with the room around it, and of a letter behind it


class Drawing(go.Figure):
    """A figure that hands over its traces without a copy: once drawn it is never changed, and it is sent on every visit."""

    cells: Mapping[tuple[int, int], Cell] = MappingProxyType({})  # by trace and mark: what it stands for, where that can be followed

    @classmethod
    def of_parts(cls, traces: list[dict], layout: dict, cells: Mapping[tuple[int, int], Cell]) -> "Drawing":
        """A drawing of parts of another: making a figure of Plotly takes ten times as long as changing the parts of one."""
        drawing = cls.__new__(cls)
        drawing._data, drawing._layout, drawing.cells = traces, layout, cells
        return drawing

    @property
    def pixels_high(self) -> int:
        """How high it is on the page, in whole pixels."""
        return round(self._layout["height"])

    def to_dict(self) -> dict:
        """What it is made of."""
        return {"data": self._data, "layout": self._layout}


def figure(on: Paper, language: str, traces: list[dict], height: float, margin: dict, **layout: Any) -> Drawing:
    """The traces in the house layout: no frame, no zoom, numbers as the language writes them. What the marks of a trace stand for is no
    part of it, and stays here: its `cells`."""
    cells = {
        (place, mark): cell for place, trace in enumerate(traces) for mark, cell in enumerate(trace.pop("cells", ())) if cell is not None
    }
    drawing = Drawing(
        data=traces,
        layout={
            "template": None,
            "height": round(height),
            "margin": {"pad": 0} | margin,
            "paper_bgcolor": on.background,
            "plot_bgcolor": on.background,
            "font": {"family": f"'{on.letters.family}', sans-serif", "size": TEXT_SIZE, "color": on.ink},
            "separators": "".join(separators(language)),
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "hoverlabel": {"font": {"family": f"'{on.letters.family}', sans-serif", "size": TEXT_SIZE}},
            "barmode": "overlay",
            "bargap": 0.25,
        }
        | layout,
        # Checking every property takes Plotly longer than all the rest; the tests let it check every figure.
        _validate=False,
    )
    drawing.cells = cells
    return drawing


def words(text: str) -> str:
    """The text as Plotly shows it letter by letter and line by line: it would take <b> and <a> in a name for mark-up."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def short(text: str, length: int = NAME_LENGTH) -> str:
    """The name, cut with an ellipsis where it would run off a telephone's screen; safe to give to Plotly."""
    return words(text if len(text) <= length else text[: length - 1].rstrip() + "…")


def all_short(names: Sequence[str], length: int = NAME_LENGTH) -> list[str]:
    """The names, cut like that; those that would look the same in their middle, so that they can be told apart by their ends."""
    cut = [short(name, length) for name in names]
    half = length // 2
    return [
        words(f"{name[: length - half - 1].rstrip()}…{name[-half:].lstrip()}") if cut.count(each) > 1 and len(name) > length else each
        for name, each in zip(names, cut, strict=True)
    ]


def hover(labels: Sequence[str]) -> dict:
    """What a mark says to who points at it; nothing where there is nothing to say."""
    if not labels:
        return {"hoverinfo": "skip"}
    return {"hovertemplate": "%{customdata}<extra></extra>", "customdata": [words(label) for label in labels]}


def note(text: str, colour: str, size: int = TEXT_SIZE - 1, **place: Any) -> dict:
    """Words on a figure, already as Plotly shows them."""
    return {"text": text, "showarrow": False, "borderpad": 0, "align": "left", "font": {"size": size, "color": colour}} | place


def above(text: str, colour: str, shift: float = 0, **place: Any) -> dict:
    """Words so many pixels above the marks, from the left."""
    at_left = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom"}
    return note(text, colour, yshift=shift, **at_left | place)


def below(text: str, colour: str, shift: float, **place: Any) -> dict:
    """Words so many pixels below the marks, from the left."""
    at_left = {"x": 0, "xref": "paper", "xanchor": "left", "y": 0, "yref": "paper", "yanchor": "top"}
    return note(text, colour, yshift=-shift, **at_left | place)


def no_axis(**more: Any) -> dict:
    """An axis that is not drawn: the direct labels say it all."""
    return {"visible": False, "fixedrange": True, "zeroline": False, "automargin": False} | more


def value_axis(on: Paper, **more: Any) -> dict:
    """A quiet axis with a baseline at zero."""
    return {
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": on.pale,
        "gridwidth": 1,
        "zeroline": True,
        "zerolinecolor": on.line,
        "tickfont": {"color": on.quiet, "size": TEXT_SIZE - 1},
        "tickangle": 0,
        "ticks": "",
        "showline": False,
        "automargin": True,
    } | more


def upright(at: Any, colour: str, width: float = 1.5, **more: Any) -> dict:
    """A dotted line from the bottom to the top, behind the marks."""
    line = {"color": colour, "dash": "dot", "width": width}
    return {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"} | more


def key(label: str, looks: dict) -> dict:
    """A trace that is only there for the legend."""
    return {"type": "scatter", "name": words(capital(label)), "showlegend": True, "x": [None], "y": [None], "hoverinfo": "skip"} | looks


def legend(traces: Sequence[dict], width: float, lift: float, on: Paper) -> tuple[dict, int]:
    """The layout of a legend above the marks, so much of their height higher; and its pixels where it is so wide."""
    names = [trace["name"] for trace in traces if trace.get("showlegend")]
    if not names:
        return {}, 0
    widths = [SIGN + LEGEND_LETTER * len(name) for name in names]
    lines = 1 if sum(widths) <= width else -(-len(names) // max(1, int(width // max(widths))))
    is_grouped = any(trace.get("legendgroup") for trace in traces)
    if is_grouped:
        lines = _lines_of_groups(traces, width)
    looks = {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1 + lift,
        "yanchor": "bottom",
        "traceorder": "grouped" if is_grouped else "normal",
        "tracegroupgap": 0,
        "font": {"size": TEXT_SIZE - 1, "color": on.ink},
        "itemclick": False,
        "itemdoubleclick": False,
        "bgcolor": "rgba(0,0,0,0)",
        "entrywidth": 0,
        "maxheight": 1,
        "grouptitlefont": {"size": TEXT_SIZE - 1, "color": on.ink},
    }
    return {"showlegend": True, "legend": looks}, LINE * lines + 8


def _lines_of_groups(traces: Sequence[dict], width: float) -> int:
    """The lines of a legend in which each group is a column below its heading, and who has no group a column of its own."""
    columns: dict[str, list[int]] = {}
    for trace in traces:
        if trace.get("showlegend"):
            group = trace.get("legendgroup", "")
            columns.setdefault(group or trace["name"], [0] * bool(group)).append(SIGN + LEGEND_LETTER * len(trace["name"]))
    lines, deepest, taken = 0, 0, 0
    for column in columns.values():
        if taken + max(column) > width:
            lines, deepest, taken = lines + deepest, 0, 0
        deepest, taken = max(deepest, len(column)), taken + max(column)
    return lines + deepest


def legend_in_words(names: Sequence[tuple[str, str, str]], side: float, beside: float, on: Paper) -> tuple[list[dict], int]:
    """The legend of a tile, in words: per name its square and the colour of that; and its pixels. It begins `side` pixels left of the
    marks, and leaves `beside` pixels of the tile to the numbers of an axis."""
    longest = SIGNS_LENGTH - round(beside / LETTER)
    lines: list[list[tuple[str, str, str]]] = [[]]
    for each in names:
        if lines[-1] and sum(len(name) + SIGN_LENGTH for name, *_ in (*lines[-1], each)) > longest:
            lines.append([])
        lines[-1].append(each)
    text = "<br>".join("   ".join(_sign(*each) for each in line) for line in lines)
    return ([above(text, on.ink, 6, xshift=-side)], LINE * len(lines) + 6) if names else ([], 0)


def _sign(name: str, square: str, colour: str) -> str:
    return f'<span style="color:{colour}">{square}</span> {words(capital(name))}'
