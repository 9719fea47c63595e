"""The figure on how statuses follow each other."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.names import capital, is_known, named
from kompas.figures.paper import STATUSES, TEXT_SIZE, NamedRows, Paper, drawn, legend_on_top, no_axis, unknown_marker
from kompas.figures.status import readable_on
from kompas.texts import number, say

STILL = "still"  # what is in the status itself
LEAST = 0.07  # part of the longest bar in which a number fits
Step = tuple[str | None, str]  # a status and the next one


def status_transitions(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per status that something came after, as long as the number that came into it, in parts by where they went.

    A status that nothing leaves, such as one that ends an initiative, has no bar: it is a part of the others.
    """
    counts: dict[Step, int] = {
        (_key(row.status), row.next_status if is_known(row.next_status) else STILL): int(row.initiatives) for row in rows.itertuples()
    }
    left = [status for status in (*STATUSES, None) if any(of == status and then != STILL for of, then in counts)]
    came_in = {status: sum(count for (of, _), count in counts.items() if of == status) for status in left}
    listed = NamedRows(
        tuple(capital(named(status, "status", language)) for status in left),
        tuple(number(came_in[status], language) for status in left),
        mark=22,
    )
    widest = max(came_in.values())
    parts = [then for then in (STILL, *STATUSES, "unknown") if any((status, then) in counts for status in left)]
    days = {(_key(row.status), row.next_status): row.median_days for row in rows.itertuples()}
    return drawn(
        on,
        language,
        [_part(then, [(status, counts.get((status, then), 0)) for status in left], days, listed, widest, language, on) for then in parts],
        listed.height + 96,
        {"t": 4, "b": 4},
        barmode="stack",
        xaxis=no_axis(range=[0, widest]),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
        showlegend=True,
        legend=legend_on_top(on),
    )


def _key(status: object) -> str | None:
    return status if is_known(status) else None


def _part(then: str, counts: list[tuple[str | None, int]], days: dict, listed: NamedRows, widest: int, language: str, on: Paper) -> dict:
    """What went on to this status, or is still there, out of each status."""
    called = say(language, "figures.still_here") if then == STILL else named(then, "status", language)
    colour = on.pale if then == STILL else on.status.get(then)
    edge = on.line if then == STILL else on.background
    marker = {"color": colour, "line": {"color": edge, "width": 1}} if colour else unknown_marker(on)
    return {
        "type": "bar",
        "orientation": "h",
        "name": capital(called),
        "x": [count for _, count in counts],
        "y": listed.marks_at(),
        "width": listed.thickness,
        "marker": marker,
        "text": [number(count, language) if count / widest > LEAST else "" for _, count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": TEXT_SIZE - 2, "color": readable_on(marker["color"])},
        "constraintext": "none",
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [_said(called, count, days.get((status, then)), language) for status, count in counts],
    }


def _said(called: str, count: int, days: object, language: str) -> str:
    said = f"{called}: {number(count, language)}"
    return f"{said}, {say(language, 'figures.after_days', days=days)}" if is_known(days) else said
