"""Figures on what is the same for everybody: two intervals per group around zero."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.names import UNKNOWN, capital, is_known, named
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, drawn, legend_on_top, value_axis
from kompas.texts import has, number, say

KINDS = ("difference", "difference_within")  # crude, and within the same department


def compared(shown: pd.DataFrame, name: str, every: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Per group a filled dot for the crude difference with all others and an open one for that within departments, with their intervals."""
    rows = [row for row in shown.itertuples() if is_known(row.difference)]
    listed = NamedRows(
        tuple(capital(_called(row, language)) for row in rows), tuple(_in_words(row, name, language) for row in rows), lines=2, mark=16
    )
    ends = [getattr(row, kind + end) for row in rows for kind in KINDS for end in ("", "_low", "_high")]
    furthest = max((abs(end) for end in ends if is_known(end)), default=1) or 1
    below = _left_out(shown, every, language)
    return drawn(
        on,
        language,
        [_intervals(rows, kind, listed.marks_at(line), name, language, on) for line, kind in enumerate(KINDS)],
        listed.height + 126 + 24 * len(below),
        {"t": 58, "b": 66 + 24 * len(below), "l": 14, "r": 24},
        xaxis=value_axis(
            on,
            range=[-1.08 * furthest, 1.08 * furthest],
            nticks=7,
            zerolinecolor=on.ink,
            zerolinewidth=2,
            title={"text": say(language, f"figures.equal.{name}.axis"), "font": {"size": TEXT_SIZE - 1, "color": on.quiet}},
        ),
        yaxis=listed.axis(),
        annotations=listed.annotations(on) + [_below(text, place, on) for place, text in enumerate(below)],
        showlegend=True,
        legend=legend_on_top(on) | {"y": 1, "yref": "container", "yanchor": "top"},
    )


def _called(row: object, language: str) -> str:
    return say(language, f"codes.who.{row.who}") if has(language, f"codes.who.{row.who}") else named(row.who, "ward", language)


def _in_words(row: object, name: str, language: str) -> str:
    crude, within = (_signed(getattr(row, kind), language) for kind in KINDS)
    return say(language, f"figures.equal.{name}.words", n=int(row.requests), crude=crude, within=within)


def _signed(value: float, language: str) -> str:
    if not is_known(value):
        return "?"
    written = number(abs(value), language)
    return written if written == "0" else f"{'+' if value > 0 else '−'}{written}"


def _intervals(rows: list, kind: str, heights: list[float], name: str, language: str, on: Paper) -> dict:
    shown = [(row, y) for row, y in zip(rows, heights, strict=True) if is_known(getattr(row, kind))]
    is_crude = kind == KINDS[0]
    colour = on.accent if is_crude else on.second
    said = say(language, f"figures.equal.{kind}")
    # Without a spread there is no interval, and no line.
    lows, highs = ([_or_else(getattr(row, kind + end), getattr(row, kind)) for row, _ in shown] for end in ("_low", "_high"))
    return {
        "type": "scatter",
        "mode": "markers",
        "name": said,
        "x": [getattr(row, kind) for row, _ in shown],
        "y": [y for _, y in shown],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [high - getattr(row, kind) for high, (row, _) in zip(highs, shown, strict=True)],
            "arrayminus": [getattr(row, kind) - low for low, (row, _) in zip(lows, shown, strict=True)],
            "color": colour,
            "thickness": 2.5,
            "width": 5,
        },
        "marker": {
            "symbol": "circle" if is_crude else "diamond",
            "size": 13,
            "color": colour if is_crude else on.background,
            "line": {"color": colour, "width": 2.5},
        },
        "cliponaxis": False,
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [
            say(language, f"figures.equal.{name}.hover", which=said, low=_signed(low, language), high=_signed(high, language))
            for low, high in zip(lows, highs, strict=True)
        ],
    }


def _or_else(value: float, other: float) -> float:
    return value if is_known(value) else other


def _left_out(shown: pd.DataFrame, every: pd.DataFrame, language: str) -> list[str]:
    """A line on the groups with too few requests, and one on the requests of which the group is not known."""
    few = [row for row in shown.itertuples() if not is_known(row.difference)]
    unknown = sum(int(row.requests) for row in every.itertuples() if row.who == UNKNOWN)
    said = [say(language, "figures.equal.too_few", n=len(few), requests=sum(int(row.requests) for row in few))] if few else []
    return said + ([say(language, "figures.equal.unknown", n=unknown)] if unknown else [])


def _below(text: str, place: int, on: Paper) -> dict:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -58 - 24 * place,
        "showarrow": False,
        "font": {"size": TEXT_SIZE - 1, "color": on.ink},
    }
