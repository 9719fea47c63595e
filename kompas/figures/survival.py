"""The figure of what becomes of initiatives after their subsidy stops."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import CORNER, axis_title, band, band_key, below, hover, interval, share_axis
from kompas.figures.paper import Paper, drawn, legend_on_top, value_axis
from kompas.texts import number, say

CLASSES = ("low", "middle", "high", "unknown")
DASHES = {None: "solid", "low": "dot", "middle": "dashdot", "high": "dash", "unknown": "dot"}
MONTH = 365.25 / 12  # days
MARKS = {0: 0, 12: 365, 24: 730, 36: 1095}  # months → days
LINE = 42  # pixels of a class below the curve: its name and its numbers


def survival_after_subsidy(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """The share that stopped, by months after the subsidy stopped: together with its band, and per class; below it who is followed."""
    curves = {name: rows[rows["risk_class"].isna() if name is None else rows["risk_class"] == name] for name in (None, *CLASSES)}
    curves = {name: curve for name, curve in curves.items() if len(curve)}
    told = {name: curve[curve["share_stopped"].notna()] for name, curve in curves.items()}
    told = {name: curve for name, curve in told.items() if len(curve)}
    highest = max(max(curve["share_stopped"].max(), curve["share_stopped_high"].max()) for curve in told.values())
    top = next(step for step in (0.25, 0.5, 0.75, 1.0) if highest <= step or step == 1.0)
    ticks = [0, 0.1, 0.2] if top == 0.25 else [0, 0.25, 0.5, 0.75, 1][: round(top * 4) + 1]
    traces = [*_band(told[None], _colour(None, on)), *(_line(name, curve, language, on) for name, curve in told.items())]
    two_years = [_at_two_years(name, place, curve, language, on) for place, (name, curve) in enumerate(told.items()) if name]
    return drawn(
        on,
        language,
        [*traces, band_key(language, on.accent, "both"), *two_years],
        450 + LINE * len(curves) + 26 * len(told),
        {"t": 54 + 26 * len(told), "b": 96 + LINE * len(curves), "l": 4, "r": 18},
        xaxis=value_axis(
            on,
            range=[0, 36.6],
            tickvals=list(MARKS),
            title=axis_title(say(language, "figures.months_after_subsidy"), on),
        ),
        yaxis=share_axis(on, language, ticks, range=[0, top * 1.02], ticklabelstandoff=CORNER),
        annotations=_followed(curves, told, language, on),
        **legend_on_top(on, y=1.02, entrywidth=300),
    )


def _colour(name: str | None, on: Paper) -> str:
    orange, green, purple = on.compared
    return {None: on.accent, "low": green, "middle": purple, "high": orange, "unknown": on.quiet}[name]


def _called(name: str | None, language: str) -> str:
    return say(language, f"figures.risk_class.{name or 'all'}")


def _line(name: str | None, curve: pd.DataFrame, language: str, on: Paper) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _called(name, language),
        "x": curve["days"] / MONTH,
        "y": curve["share_stopped"],
        "line": {"shape": "hv", "color": _colour(name, on), "dash": DASHES[name], "width": 3.5 if name is None else 2.5},
        "hovertemplate": say(language, "figures.stopped_after", share="%{y:.0%}", days="%{customdata}") + "<extra></extra>",
        "customdata": curve["days"],
    }


def _band(curve: pd.DataFrame, colour: str) -> list[dict]:
    shown = curve[curve["share_stopped_low"].notna()]
    return band(shown["days"] / MONTH, shown["share_stopped_low"], shown["share_stopped_high"], colour)


def _at_two_years(name: str, place: int, curve: pd.DataFrame, language: str, on: Paper) -> dict:
    """A dot with its interval after two years, the classes a little beside each other."""
    row = curve[(curve["days"] == MARKS[24]) & curve["share_stopped_low"].notna()]
    colour = _colour(name, on)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [24 + (place - 2.5) * 1.2] * len(row),
        "y": row["share_stopped"],
        "error_y": interval(
            row["share_stopped"], list(zip(row["share_stopped_low"], row["share_stopped_high"], strict=True)), colour, 2, 4
        ),
        "marker": {"color": colour, "size": 9},
        "showlegend": False,
    } | hover([_interval(told, language) for told in row.itertuples()])


def _interval(told: object, language: str) -> str:
    bounds = {"low": told.share_stopped_low, "high": told.share_stopped_high}
    return say(language, "figures.share_between", share=told.share_stopped, **bounds)


def _followed(curves: dict, told: dict, language: str, on: Paper) -> list[dict]:
    """Below the axis: how many initiatives are still followed after so many months, all together and per class."""
    notes = [below(say(language, "figures.still_followed"), on.quiet, 66)]
    for place, (name, curve) in enumerate(curves.items()):
        down = 90 + LINE * place
        few = "" if name in told else f" {say(language, 'figures.too_few_for_a_line')}"
        notes.append(below(f"<b>{_called(name, language)}</b>{few}", on.ink, down))
        at_risk = dict(zip(curve["days"], curve["at_risk"], strict=True))
        for months, days in MARKS.items():
            note = below(number(int(at_risk[days]), language), on.ink, down + 19)
            notes.append(note | {"x": months, "xref": "x", "xanchor": "left" if months == 0 else "center"})
    return notes
