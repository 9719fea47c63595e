"""What every figure is drawn with: paper, ink, the colours that mean something, and the house layout."""

import html
import re
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from kompas.texts import separators

FONT = "'Fira Sans', sans-serif"
TEXT_SIZE = 15
NAME_LENGTH = 44  # characters of a name that fit above a bar on a telephone
LINE_LENGTH = 46  # characters of a line of words on a telephone
MARK_UP = re.compile("<[^>]*>")


@dataclass(frozen=True)
class Paper:
    """Light or dark: the same tokens, so that a figure is drawn once."""

    background: str
    ink: str
    quiet: str  # words beside the message
    line: str  # axes and reference lines
    pale: str  # what is there but not the message
    accent: str
    second: str  # what the accent is compared with
    ages: tuple[str, str, str, str]  # from young to old, lighter to stronger
    compared: tuple[str, ...]  # lines beside the accent
    status: dict[str, str]


# Status colours: at least 3:1 on their paper, 24 CIELAB units apart from each other for normal, protan and deutan sight,
# and neighbours in the life of an initiative differ in lightness, so that grey print keeps them apart. Found by search,
# held by tests/test_figures.py. Unknown has no hue: it is outlined and hatched.
STATUSES = ("idea", "submitted", "assessed", "supported", "running", "completed", "stopped", "rejected", "withdrawn")

LIGHT = Paper(
    background="#ffffff",
    ink="#14181f",
    quiet="#3d4450",
    line="#7a828e",
    pale="#d5dae1",
    accent="#0b3d7a",
    second="#c2570c",
    ages=("#c9d8ea", "#84a9d1", "#3a70ad", "#0a2f5f"),
    compared=("#c2570c", "#2b6e4d", "#6a30ea"),
    status=dict(
        zip(
            STATUSES,
            ("#775513", "#d07d22", "#491203", "#2a91cf", "#061b6e", "#2b6e4d", "#b98099", "#4a233c", "#6a30ea"),
            strict=True,
        )
    ),
)
DARK = Paper(
    background="#10151d",
    ink="#f4f6f9",
    quiet="#c9d0da",
    line="#8a93a1",
    pale="#3a4453",
    accent="#a8c8f5",
    second="#f0a35e",
    ages=("#33465e", "#5b86b8", "#8db9e8", "#e2efff"),
    compared=("#f0a35e", "#7fd6a6", "#c79bff"),
    status=dict(
        zip(
            STATUSES,
            ("#fada3f", "#b43d03", "#f88b52", "#2c64a9", "#6bb3fd", "#99ffb4", "#a84f58", "#d68caf", "#8431f4"),
            strict=True,
        )
    ),
)


def paper(is_dark: bool) -> Paper:
    """The paper of the reader's theme."""
    return DARK if is_dark else LIGHT


def escape(text: str) -> str:
    """The text as Plotly shows it letter by letter: it would take <b> and <a> in a name for mark-up."""
    return html.escape(text, quote=False)


def short(text: str, length: int = NAME_LENGTH) -> str:
    """The name, cut with an ellipsis where it would run off a telephone's screen; safe to give to Plotly."""
    return escape(text if len(text) <= length else text[: length - 1].rstrip() + "…")


class Drawing(go.Figure):
    """A figure that hands over its traces without a copy: once drawn it is never changed, and it is sent on every visit."""

    def to_dict(self) -> dict:
        """What it is made of."""
        return {"data": self._data, "layout": self._layout}


def figure(on: Paper, language: str, traces: list[dict], height: float, margin: dict | None = None, **layout: Any) -> go.Figure:
    """The traces in the house layout: no frame, no zoom, numbers as the language writes them."""
    return Drawing(
        data=traces,
        layout={
            "template": None,
            "height": round(height),
            "margin": {"l": 0, "r": 0, "t": 8, "b": 8, "pad": 0} | (margin or {}),
            "paper_bgcolor": on.background,
            "plot_bgcolor": on.background,
            "font": {"family": FONT, "size": TEXT_SIZE, "color": on.ink},
            "separators": "".join(separators(language)),
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "hoverlabel": {"font": {"family": FONT, "size": TEXT_SIZE}},
            "bargap": 0,
        }
        | layout,
        # Checking every property takes Plotly longer than all the rest; the tests let it check every figure.
        _validate=False,
    )


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
        "ticks": "",
        "showline": False,
        "automargin": True,
    } | more


def unknown_marker(on: Paper) -> dict:
    """Unknown is outlined and hatched, never a colour."""
    return {
        "color": on.background,
        "line": {"color": on.ink, "width": 1},
        "pattern": {"shape": "/", "fgcolor": on.quiet, "bgcolor": on.background, "size": 6, "solidity": 0.25},
    }


def left_marker(on: Paper) -> dict:
    """What left its register is unknown too: outlined and hatched, the other way."""
    return unknown_marker(on) | {"pattern": unknown_marker(on)["pattern"] | {"shape": "\\"}}


@dataclass(frozen=True)
class NamedRows:
    """Rows that each have their name above their marks: names stay whole on a telephone and need no axis.

    The y axis runs from 0 (bottom) to the number of rows (top); the pixels are those of a figure that is `height` pixels high
    between its margins.
    """

    names: tuple[str, ...]
    labels: tuple[str, ...]  # a few words behind the name, or below it where they would not fit
    lines: int = 1  # lines of marks under each name
    mark: int = 18  # pixels of a mark

    @property
    def words(self) -> int:
        """Pixels of the words above the marks of a row."""
        lengths = (min(len(name), NAME_LENGTH) + len(MARK_UP.sub("", label)) for name, label in zip(self.names, self.labels, strict=True))
        return 42 if any(length > LINE_LENGTH for length in lengths) else 23

    @property
    def pitch(self) -> int:
        """Pixels from one row to the next."""
        return self.words + self.lines * (self.mark + 6) + 12

    @property
    def height(self) -> int:
        return len(self.names) * self.pitch

    def marks_at(self, line: int = 0) -> list[float]:
        """The middle of a line of marks of each row on the y axis, top row first."""
        middle = self.words + line * (self.mark + 6) + self.mark / 2 + 2
        return [len(self.names) - index - middle / self.pitch for index in range(len(self.names))]

    @property
    def thickness(self) -> float:
        """A bar as thick as a mark, in units of the y axis."""
        return self.mark / self.pitch

    def annotations(self, on: Paper) -> list[dict]:
        """The names and words, as annotations of the figure."""
        between = "<br>" if self.words > 30 else "  "
        return [
            {
                "text": f"<b>{short(name)}</b>{between if label else ''}{label}",
                "x": 0,
                "y": len(self.names) - index,
                "xref": "paper",
                "yref": "y",
                "xanchor": "left",
                "yanchor": "top",
                "align": "left",
                "showarrow": False,
                "borderpad": 0,
                "bgcolor": on.background,
                "font": {"size": TEXT_SIZE, "color": on.ink},
            }
            for index, (name, label) in enumerate(zip(self.names, self.labels, strict=True))
        ]

    def axis(self) -> dict:
        return no_axis(range=[0, len(self.names)])


AT_THE_EDGE = {"y": 1, "yref": "container", "yanchor": "top"}  # a legend above what stands above the figure


def legend_on_top(on: Paper, **more: Any) -> dict:
    """The layout of a figure with a legend above it, in the order of the traces."""
    legend = {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "yref": "paper",
        "traceorder": "normal",
        "font": {"size": TEXT_SIZE - 1, "color": on.ink},
        "itemclick": False,
        "itemdoubleclick": False,
        "bgcolor": "rgba(0,0,0,0)",
        "entrywidth": 0,
    }
    return {"showlegend": True, "legend": legend | more}
