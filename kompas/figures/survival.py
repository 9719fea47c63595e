"""The figure of what becomes of initiatives after their subsidy stops."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import CORNER, above, axis_title, band, below, drawable, hover, interval, share_axis
from kompas.figures.names import is_known
from kompas.figures.paper import AT_THE_EDGE, Paper, figure, legend_on_top, value_axis
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
    curves_with_share = {name: curve[curve["share_stopped"].notna()] for name, curve in curves.items()}
    curves_with_share = {name: curve for name, curve in curves_with_share.items() if len(curve)}
    at_marks = {(_class(row), row.days): row for row in rows[rows["days"].isin(MARKS.values())].itertuples()}
    highest = rows[["share_stopped", "share_stopped_high"]].max().max()
    top = next(step for step in (0.25, 0.5, 0.75, 1.0) if highest <= step or step == 1.0)
    ticks = [0, 0.1, 0.2] if top == 0.25 else [0, 0.25, 0.5, 0.75, 1][: round(top * 4) + 1]
    traces = [
        *_band(curves_with_share[None], _colour(None, on)),
        *(_line(name, curve, language, on) for name, curve in curves_with_share.items()),
    ]
    two_years = {name: at_marks[name, MARKS[24]] for name in curves_with_share if name and (name, MARKS[24]) in at_marks}
    ends = {name: row for name, row in two_years.items() if is_known(row.share_stopped_low)}
    head = 20 * len(curves_with_share)  # pixels of the legend
    key = say(language, f"figures.around.{'both' if ends else 'area'}")
    return figure(
        on,
        language,
        traces + [_at_two_years(name, place - (len(ends) - 1) / 2, row, language, on) for place, (name, row) in enumerate(ends.items())],
        450 + LINE * len(curves) + head,
        {"t": 54 + head, "b": 96 + LINE * len(curves), "l": 4, "r": 18},
        xaxis=value_axis(
            on,
            range=[0, 36.6],
            tickvals=list(MARKS),
            title=axis_title(say(language, "figures.months_after_subsidy"), on),
        ),
        yaxis=share_axis(on, language, ticks, range=[0, top * 1.02], ticklabelstandoff=CORNER),
        annotations=[above(key, on, yshift=4, align="left"), *_follow_up_notes(list(curves), curves_with_share, at_marks, language, on)],
        **legend_on_top(on, orientation="v", **AT_THE_EDGE),
    )


def _class(row: object) -> str | None:
    return row.risk_class if is_known(row.risk_class) else None


def _colour(name: str | None, on: Paper) -> str:
    orange, green, purple = on.compared
    return {None: on.accent, "low": green, "middle": purple, "high": orange, "unknown": on.quiet}[name]


def _class_name(name: str | None, language: str) -> str:
    return say(language, f"figures.risk_class.{name or 'all'}")


def _line(name: str | None, curve: pd.DataFrame, language: str, on: Paper) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _class_name(name, language),
        "x": drawable(curve["days"] / MONTH),
        "y": drawable(curve["share_stopped"]),
        "line": {"shape": "hv", "color": _colour(name, on), "dash": DASHES[name], "width": 3.5 if name is None else 2.5},
        "hovertemplate": say(language, "figures.stopped_after", share="%{y:.0%}", days="%{customdata}") + "<extra></extra>",
        "customdata": curve["days"].tolist(),
    }


def _band(curve: pd.DataFrame, colour: str) -> list[dict]:
    rows = curve[curve["share_stopped_low"].notna()]
    return band(rows["days"] / MONTH, rows["share_stopped_low"], rows["share_stopped_high"], colour)


def _at_two_years(name: str, aside: float, row: object, language: str, on: Paper) -> dict:
    """A dot with its interval after two years, the classes beside each other around that day."""
    colour = _colour(name, on)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [24 + aside * 1.2],
        "y": [row.share_stopped],
        "error_y": interval([row.share_stopped], [(row.share_stopped_low, row.share_stopped_high)], colour, 2, 4),
        "marker": {"color": colour, "size": 9},
        "showlegend": False,
    } | hover([_interval(row, language)])


def _interval(row: object, language: str) -> str:
    bounds = {"low": row.share_stopped_low, "high": row.share_stopped_high}
    return say(language, "figures.share_between", share=row.share_stopped, **bounds)


def _follow_up_notes(names: list, curves_with_share: dict, at_marks: dict, language: str, on: Paper) -> list[dict]:
    """Below the axis: how many initiatives are still followed after so many months, all together and per class."""
    notes = [below(say(language, "figures.still_followed"), on.quiet, 66)]
    for place, name in enumerate(names):
        down = 90 + LINE * place
        few = "" if name in curves_with_share else f" {say(language, 'figures.too_few_for_a_line')}"
        notes.append(below(f"<b>{_class_name(name, language)}</b>{few}", on.ink, down))
        for months, days in MARKS.items():
            note = below(number(int(at_marks[name, days].at_risk), language), on.ink, down + 19)
            notes.append(note | {"x": months, "xref": "x", "xanchor": "left" if months == 0 else "center"})
    return notes
