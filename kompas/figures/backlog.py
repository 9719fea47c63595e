"""Figures on the pile: what came in and went out, and what it can cost at most to decide late."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.clocks import called, in_order
from kompas.figures.names import is_known
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, drawn, legend_on_top, no_axis, unknown_marker
from kompas.texts import euro, number, say


def clearance(rows: pd.DataFrame, language: str, on: Paper, is_filtered: bool = False) -> go.Figure:
    """Per department a bar for what came in and a bar below it for what went out; the words tell how the pile grew or shrank."""
    told = _by_department(rows)
    departments = [name for name in in_order(told) if name is not None and _has_any(told[name])]
    shown = [told[name] for name in departments]
    listed = NamedRows(
        tuple(called(name, language, is_filtered) for name in departments),
        tuple(say(language, "figures.backlog.pile", start=int(row.open_at_start), end=int(row.open_at_end)) for row in shown),
        lines=2,
    )
    widest = max([max(row.received, row.closed + row.closed_undated) for row in shown], default=0) or 1
    parts = [
        ("received", 0, [int(row.received) for row in shown], {"color": on.pale, "line": {"color": on.line, "width": 1}}, on.ink),
        ("closed", 1, [int(row.closed) for row in shown], {"color": on.accent}, on.background),
    ]
    if any(row.closed_undated for row in shown):
        parts.append(("closed_undated", 1, [int(row.closed_undated) for row in shown], unknown_marker(on), on.ink))
    traces = [
        _bars(part, counts, listed.marks_at(line), marker, listed, widest, ink, language) for part, line, counts, marker, ink in parts
    ]
    return drawn(
        on,
        language,
        traces,
        listed.height + 36,
        {"t": 32, "b": 4},
        barmode="stack",
        xaxis=no_axis(range=[0, widest]),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
        showlegend=True,
        legend=legend_on_top(on),
    )


def _has_any(row: object) -> bool:
    return any((row.open_at_start, row.received, row.closed, row.closed_undated, row.open_at_end))


def _by_department(rows: pd.DataFrame) -> dict:
    return {row.department if is_known(row.department) else None: row for row in rows.itertuples()}


def _bars(
    part: str, counts: list[int], heights: list[float], marker: dict, listed: NamedRows, widest: float, ink: str, language: str
) -> dict:
    what = say(language, f"figures.backlog.{part}")
    return {
        "type": "bar",
        "orientation": "h",
        "name": what,
        "x": counts,
        "y": heights,
        "width": listed.thickness,
        "marker": marker,
        # A bar that is too short for its number has it behind it.
        "text": [number(count, language) for count in counts],
        "textposition": ["inside" if count / widest > 0.08 else "outside" for count in counts],
        "insidetextanchor": "start",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"size": TEXT_SIZE - 2, "color": ink},
        "outsidetextfont": {"size": TEXT_SIZE - 2},
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [f"{what}: {number(count, language)}" for count in counts],
    }


def penalty_exposure(rows: pd.DataFrame, language: str, on: Paper, is_filtered: bool = False) -> go.Figure:
    """Per department with something at stake a bar for what it is at most now, in an outline of what it is at most in the end."""
    told = {name: row for name, row in _by_department(rows).items() if name is not None and (row.overdue_requests or row.unknown_due)}
    departments = in_order(told)
    shown = [told[name] for name in departments]
    listed = NamedRows(
        tuple(called(name, language, is_filtered) for name in departments),
        tuple(_at_stake(row, language) for row in shown),
    )
    widest = max([row.penalty_most_eur for row in shown], default=0) or 1
    ends, nows = [row.penalty_most_eur for row in shown], [row.penalty_now_eur for row in shown]
    traces = [_euros("most", ends, on.background, listed, language, on), _euros("now", nows, on.accent, listed, language, on)]
    return drawn(
        on,
        language,
        traces,
        listed.height + 36,
        {"t": 32, "b": 4, "r": 4, "l": 2},
        barmode="overlay",
        xaxis=no_axis(range=[0, widest * 1.01]),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
        showlegend=True,
        legend=legend_on_top(on),
    )


def _at_stake(row: object, language: str) -> str:
    """How many are late, and what that is at most; and of how many the last day is not known."""
    if not row.overdue_requests:
        return say(language, "figures.backlog.unknown_due", n=int(row.unknown_due))
    return say(language, "figures.backlog.at_stake", n=int(row.overdue_requests), now=row.penalty_now_eur, most=row.penalty_most_eur)


def _euros(part: str, amounts: list[float], colour: str, listed: NamedRows, language: str, on: Paper) -> dict:
    what = say(language, f"figures.backlog.{part}")
    return {
        "type": "bar",
        "orientation": "h",
        "name": what,
        "x": amounts,
        "y": listed.marks_at(),
        "width": listed.thickness,
        "marker": {"color": colour, "line": {"color": on.accent, "width": [2 if amount else 0 for amount in amounts]}},
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [f"{what}: {euro(amount, language)}" for amount in amounts],
    }
