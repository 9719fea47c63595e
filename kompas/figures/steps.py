"""The figure on how statuses follow each other."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import hover, numbers, part, stacked_bars
from kompas.figures.names import LEFT_REGISTER, UNKNOWN, capital, display_name, is_known, or_none
from kompas.figures.paper import STATUSES, NamedRows, Paper, left_marker, unknown_marker
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
        (or_none(row.status), row.next_status if is_known(row.next_status) else STILL): int(row.initiatives) for row in rows.itertuples()
    }
    left = [status for status in (*STATUSES, None) if any(of == status and then != STILL for of, then in counts)]
    came_in = {status: sum(count for (of, _), count in counts.items() if of == status) for status in left}
    named_rows = NamedRows(
        tuple(capital(display_name(status, "status", language)) for status in left),
        tuple(number(came_in[status], language) for status in left),
        mark=22,
    )
    widest = max(came_in.values())
    parts = [then for then in (STILL, *STATUSES, LEFT_REGISTER, UNKNOWN) if any((status, then) in counts for status in left)]
    days = {(or_none(row.status), row.next_status): row.median_days for row in rows.itertuples()}
    traces = [
        _part(then, {status: counts.get((status, then), 0) for status in left}, days, named_rows, widest, language, on) for then in parts
    ]
    return stacked_bars(on, language, traces, named_rows, widest, 96)


def _part(then: str, counts: dict[str | None, int], days: dict, named_rows: NamedRows, widest: int, language: str, on: Paper) -> dict:
    """What went on to this status, or is still there, out of each status."""
    label = say(language, "figures.still_here") if then == STILL else display_name(then, "status", language)
    colour = on.pale if then == STILL else on.status.get(then)
    edge = on.line if then == STILL else on.background
    hatched = left_marker(on) if then == LEFT_REGISTER else unknown_marker(on)
    marker = {"color": colour, "line": {"color": edge, "width": 1}} if colour else hatched
    values = list(counts.values())
    hover_text = hover([_hover_label(label, count, days.get((status, then)), language) for status, count in counts.items()])
    texts = numbers(values, widest, readable_on(marker["color"]), language, LEAST if colour else 1)  # words on hatching cannot be read
    return part(label, values, named_rows, marker, language, **hover_text | texts)


def _hover_label(label: str, count: int, days: object, language: str) -> str:
    text = f"{label}: {number(count, language)}"
    return f"{text}, {say(language, 'figures.after_days', days=days)}" if is_known(days) else text
