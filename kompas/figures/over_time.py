"""Figures on change: a share per month or quarter in the band that fits chance."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go
from babel import dates

from kompas.figures.marks import hover, share_axis
from kompas.figures.names import capital, each, is_known
from kompas.figures.paper import AT_THE_EDGE, Paper, figure, legend_on_top, value_axis
from kompas.figures.time import among_days, council_marks
from kompas.texts import say

MOST_YEARS = 6  # years that a telephone can name
# What a point is: its symbol and its colour on paper. A signal never by colour alone.
MARKS = {"none": ("circle", "accent"), "outside": ("diamond", "second"), "run": ("square", "second"), "immature": ("circle-open", "line")}


def answered_over_time(rows: pd.DataFrame, terms: Sequence[date], language: str, on: Paper) -> go.Figure:
    """A line with a point per period of receipt, on the band of chance around the mean; what is not ripe is grey and not on the line."""
    dated = rows[rows["received_from"].notna()]
    seen = [row for row in each(dated) if is_known(row.share)]
    first, last = (pd.Timestamp(end).date() for end in (seen[0].received_from, dated["received_from"].iloc[-1]))
    points = [row for row in each(dated) if row.received_from >= seen[0].received_from]
    marks = council_marks(terms, among_days(first, last), language, on)
    traces = [*_band(points, language, on), _line(points, on)]
    traces += [_dots([row for row in seen if _kind(row) == kind], kind, language, on) for kind in MARKS]
    return figure(
        on,
        language,
        [trace for trace in traces if any(is_known(y) for y in trace["y"])],
        420,
        {"t": 76, "b": 36, "l": 4, "r": 18},
        xaxis=value_axis(on, showgrid=False, type="date", zeroline=False, **_ticks(first, last)),
        yaxis=share_axis(on, language, range=[0, 1.08]),
        **marks,
        **legend_on_top(on, **AT_THE_EDGE),
    )


def _ticks(first: date, last: date) -> dict:
    """The years, at most six of them; the months where there are only a few years."""
    if (last - first).days <= 900:
        return {"nticks": 4, "tickformat": "%m-%Y"}
    step = -(-(last.year - first.year + 2) // MOST_YEARS)
    return {"tick0": f"{last.year}-01-01", "dtick": f"M{12 * step}", "tickformat": "%Y", "tickangle": 0}


def _kind(row: object) -> str:
    if not isinstance(row.signal, str):
        return "immature"
    return "none" if row.signal == "too_few" else row.signal


def _days(points: list) -> list[str]:
    return [row.received_from.date().isoformat() for row in points]


def _line(points: list, on: Paper) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": _days(points),
        "y": [row.share if _kind(row) != "immature" and is_known(row.share) else None for row in points],
        "line": {"color": on.accent, "width": 1.5},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _band(points: list, language: str, on: Paper) -> list[dict]:
    limited = [row for row in points if is_known(row.share_limit_low)]
    shared = {"type": "scatter", "mode": "lines", "x": _days(limited), "hoverinfo": "skip"}
    edge = {"shape": "hvh", "width": 0, "color": on.ages[0]}
    mean = next((row.share_mean for row in limited), None)
    return [
        shared | {"y": [row.share_limit_low for row in limited], "line": edge, "showlegend": False},
        shared
        | {
            "y": [row.share_limit_high for row in limited],
            "line": edge,
            "fill": "tonexty",
            "fillcolor": on.ages[0],
            "name": capital(say(language, "figures.over_time.band")),
        },
        shared
        | {
            "y": [mean for _ in limited],
            "line": {"color": on.ink, "width": 1.5, "dash": "dot"},
            "name": capital(say(language, "figures.over_time.mean", share=mean)) if is_known(mean) else "",
        },
    ]


def _dots(rows: list, kind: str, language: str, on: Paper) -> dict:
    symbol, colour = MARKS[kind]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": capital(say(language, f"figures.over_time.{kind}")),
        "x": _days(rows),
        "y": [row.share for row in rows],
        "marker": {"symbol": symbol, "size": 9 if kind in ("none", "immature") else 12, "color": getattr(on, colour)},
    } | hover(
        [say(language, "figures.over_time.hover", period=_period_name(row, language), share=row.share, n=int(row.requests)) for row in rows]
    )


def _period_name(row: object, language: str) -> str:
    day = pd.Timestamp(row.received_from)
    if row.period_kind == "quarter":
        return say(language, "figures.over_time.quarter", number=day.quarter, year=day.year)
    return say(language, "figures.over_time.month", name=dates.format_date(day, "MMMM", locale=language), year=day.year)
